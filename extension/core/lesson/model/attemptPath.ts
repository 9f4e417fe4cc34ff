const ATTEMPT = /^(wrong|right)\/([a-z][a-z0-9-]*?)--([a-z0-9][a-z0-9-]*)\.sh$/;

export interface AttemptPath {
  readonly verdict: 'wrong' | 'right';
  readonly step: string;
  readonly name: string;
}

/** What `wrong/<step>--<name>.sh` or `right/<step>--<name>.sh` says; undefined where the path has another form. */
export function parseAttemptPath(path: string): AttemptPath | undefined {
  const [, verdict, step, name] = ATTEMPT.exec(path) ?? [];
  if (step === undefined || name === undefined) return undefined;
  return { verdict: verdict === 'right' ? 'right' : 'wrong', step, name };
}

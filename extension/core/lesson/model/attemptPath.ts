const ATTEMPT = /^(wrong|right)\/([a-z][a-z0-9-]*?)--([a-z0-9][a-z0-9-]*)\.sh$/;

export interface AttemptPath {
  readonly verdict: 'wrong' | 'right';
  readonly step: string;
  readonly name: string;
}

/** `wrong/<step>--<name>.sh`, relative to the lesson's folder. */
export function attemptPath({ verdict, step, name }: AttemptPath): string {
  return `${verdict}/${step}--${name}.sh`;
}

/** Parses `wrong/<step>--<name>.sh` and `right/<step>--<name>.sh`; undefined for other paths. */
export function parseAttemptPath(path: string): AttemptPath | undefined {
  const [, verdict, step, name] = ATTEMPT.exec(path) ?? [];
  if (step === undefined || name === undefined) return undefined;
  return { verdict: verdict === 'right' ? 'right' : 'wrong', step, name };
}

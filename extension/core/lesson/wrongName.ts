const WRONG = /^wrong\/([a-z][a-z0-9-]*?)--([a-z0-9][a-z0-9-]*)\.sh$/;

/** The step and the name in `wrong/<step>--<name>.sh`; undefined where the path has another form. */
export function parseWrongPath(path: string): { step: string; name: string } | undefined {
  const [, step, name] = WRONG.exec(path) ?? [];
  return step === undefined || name === undefined ? undefined : { step, name };
}

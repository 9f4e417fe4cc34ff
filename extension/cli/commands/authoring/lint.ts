import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';

/** `patchbay lint PATH…`: every problem of lesson folders, with file, line, column, code and what to write instead. */
export async function lint(context: CliContext, paths: readonly string[]): Promise<ExitCode> {
  const found = [];
  for (const path of paths) found.push(...(await context.services.lint(path)));
  if (context.json) {
    context.print(JSON.stringify({ problems: found }, undefined, 2));
  } else {
    for (const { file, line, column, severity, code, message, instead } of found) {
      context.print(`${file}:${line}:${column}: ${severity} ${code}: ${message} ${instead}`);
    }
    if (found.length === 0) context.print('No problems.');
  }
  return found.some((problem) => problem.severity === 'error') ? EXIT.failed : EXIT.ok;
}

import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';
import { problemAnnotations } from '../../report/annotations.ts';

export const LINT_REPORTERS = ['text', 'json', 'github'] as const;

/** `patchbay lint PATH…`: every problem of lesson folders, with file, line, column, code and what to write instead. */
export async function lint(
  context: CliContext,
  paths: readonly string[],
  { reporter = 'text' }: { readonly reporter?: (typeof LINT_REPORTERS)[number] } = {},
): Promise<ExitCode> {
  const found = [];
  for (const path of paths) found.push(...(await context.services.lint(path)));
  if (reporter === 'github') {
    context.print(problemAnnotations(found));
  } else if (context.json || reporter === 'json') {
    context.print(JSON.stringify({ problems: found }, undefined, 2));
  } else {
    for (const { file, line, column, severity, code, message, instead } of found) {
      context.print(`${file}:${line}:${column}: ${severity} ${code}: ${message} ${instead}`);
    }
    if (found.length === 0) context.print('No problems.');
  }
  return found.some((problem) => problem.severity === 'error') ? EXIT.failed : EXIT.ok;
}

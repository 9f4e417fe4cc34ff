import { failure } from '../../core/failure/failure.ts';
import { FailureError } from '../../core/failure/failureError.ts';
import type { ExitCode } from '../exitCode.ts';
import type { CliContext } from '../cliServices.ts';
import { withMachine } from '../findMachine.ts';

export interface ExecCommandOptions {
  readonly host: string;
  readonly lesson?: string;
  readonly netns?: string;
}

/** `patchbay exec [--host H] -- CMD…`: runs a program in the machine; its output and its exit code are this call's. */
export async function exec(
  context: CliContext,
  argv: readonly string[],
  options: ExecCommandOptions,
): Promise<ExitCode> {
  const [program, ...rest] = argv;
  if (program === undefined) throw new FailureError(failure('no-command'));
  return withMachine(context, options.lesson, async (machine) => {
    const result = await machine.exec(
      options.host,
      { argv: [program, ...rest] },
      { signal: context.signal, netns: options.netns, timeoutMs: 0 },
    );
    if (context.json) {
      const { stdout, stderr, exitCode, truncated } = result;
      context.print(JSON.stringify({ stdout, stderr, exitCode, truncated, ms: Math.round(result.ms) }));
    } else {
      process.stdout.write(result.stdout);
      process.stderr.write(result.stderr);
    }
    return (result.exitCode ?? 1) as ExitCode;
  });
}

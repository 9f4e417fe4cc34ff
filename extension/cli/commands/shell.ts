import { failure } from '../../core/failure/failure.ts';
import { FailureError } from '../../core/failure/failureError.ts';
import { say } from '../../core/language/say.ts';
import { attachTerminal } from './attachTerminal.ts';
import type { CliContext } from '../cliServices.ts';
import { EXIT, type ExitCode } from '../exitCode.ts';
import { withMachine } from '../findMachine.ts';

/** `patchbay shell [HOST]`: this terminal becomes the host's terminal in the machine. */
export async function shell(context: CliContext, host: string, lesson?: string): Promise<ExitCode> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) throw new FailureError(failure('no-terminal'));
  return withMachine(context, lesson, async (machine) => {
    const opened = (): void =>
      context.note(say('On {host}. Ctrl-] leaves; what runs there goes on.', { host }));
    const exitCode = await attachTerminal({ machine, name: host, host, opened });
    return (exitCode ?? EXIT.machine) as ExitCode;
  });
}

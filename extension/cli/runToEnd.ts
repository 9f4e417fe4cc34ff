import { CommanderError } from 'commander';
import { failureText } from '../core/failure/failure.ts';
import { failureLog, failureOf } from '../core/failure/failureError.ts';
import { say } from '../core/language/say.ts';
import { EXIT, exitCodeOf, type ExitCode } from './exitCode.ts';

interface EndPorts {
  readonly tell: (line: string) => void;
  readonly log: (message: string) => void;
}

/** Runs the command line's work, says why it failed, and resolves to what the process ends with. */
export async function runToEnd(
  work: () => Promise<ExitCode>,
  signal: AbortSignal,
  { tell, log }: EndPorts,
): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    // Commander has said why.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (signal.aborted) {
      tell(say('Cancelled; nothing is left behind.'));
      return EXIT.machine;
    }
    const words = failureText(failureOf(error));
    log(words);
    tell(words);
    if (process.env['PATCHBAY_DEBUG']) tell(failureLog(error));
    return exitCodeOf(error);
  }
}

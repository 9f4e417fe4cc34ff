import { say } from '../../extension/core/language/say.ts';
import type { Machine, Operation } from '../../extension/core/machine/machine.ts';
import { failure } from '../../extension/core/failure/failure.ts';
import { FailureError } from '../../extension/core/failure/failureError.ts';
import { sayProgress } from '../process/progressWords.ts';
import { programEnd } from '../process/programEnd.ts';

/** The script ends once Docker makes no progress; this is for a machine that hangs. */
const DOCKER_MS = 30 * 60_000;

/**
 * Starts the daemons and waits, as long as they work, until docker0 and our image are there. What was reached stays in the
 * machine for the next call. Rejects with FailureError `docker-missing` or `docker-not-running`.
 */
export async function startDocker(machine: Pick<Machine, 'exec'>, operation: Operation): Promise<void> {
  const { onProgress, signal } = operation;
  onProgress?.({ message: say('Starting Docker') });
  const result = await machine.exec(
    'vm',
    { argv: ['patchbay-docker-start'] },
    {
      signal,
      timeoutMs: DOCKER_MS,
      onStdout: (text) => {
        const message = /^PROGRESS (.*)$/m.exec(text)?.[1];
        if (message !== undefined) onProgress?.({ message: sayProgress(message) });
      },
    },
  );
  if (result.exitCode === 0) return;
  if (result.exitCode === 127) throw new FailureError(failure('docker-missing'));
  const seen = result.timedOut
    ? say('It was not ready after {minutes} minutes.', { minutes: DOCKER_MS / 60_000 })
    : result.stderr.trim();
  const said = seen || programEnd(result.exitCode);
  throw new FailureError(failure('docker-not-running', { said }));
}

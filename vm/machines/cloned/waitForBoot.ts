import { say } from '../../../extension/core/language/say.ts';
import { pollUntil } from '../../../extension/core/async/pollUntil.ts';
import { bootFailure, bootTimeout } from './bootErrors.ts';
import { readSerial, type SerialReport } from './serialLog.ts';

/**
 * Waits until init says READY on the serial console of the machine that boots in `folder`; what it said. Rejects with
 * FailureError `boot-failed` or `boot-timeout`, or with the signal's reason.
 */
export async function waitForBoot(
  folder: string,
  options: {
    readonly timeoutMs: number;
    readonly isAlive: () => boolean;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<SerialReport> {
  const { timeoutMs, signal } = options;
  const ready = await pollUntil(
    () => {
      const runs = options.isAlive();
      const report = readSerial(folder);
      if (report.failed !== undefined) throw bootFailure(folder, report.failed);
      if (report.ready) return report;
      if (!runs) throw bootFailure(folder, say('The virtual machine ended before Linux was ready.'));
      return undefined;
    },
    { timeoutMs, everyMs: 50, signal },
  );
  if (!ready) throw bootTimeout(folder, timeoutMs / 1000);
  return ready;
}

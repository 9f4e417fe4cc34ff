import { pause } from '../../../extension/core/async/pause.ts';
import type { KeptProcess } from '../../process/spawnKept.ts';
import { diedError } from '../../transport/lifeErrors.ts';

/** A connection may close some milliseconds before the parent learns of the process's end. */
const NOTICE_MS = 1000;

/**
 * Runs a task that needs a machine's process. Rejects with FailureError `died`, with the reason `gone`, where the process
 * ends meanwhile, or with the signal's reason.
 */
export async function whileRuns<T>(
  { ended }: KeptProcess,
  gone: string,
  signal: AbortSignal | undefined,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  void ended.then(() => over.abort(diedError(gone)));
  try {
    return await task(AbortSignal.any([over.signal, signal ?? over.signal]));
  } catch (error) {
    signal?.throwIfAborted();
    await Promise.race([ended, pause(NOTICE_MS)]);
    over.signal.throwIfAborted();
    throw error;
  }
}

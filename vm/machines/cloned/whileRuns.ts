import { pause } from '../../../extension/core/async/pause.ts';
import type { KeptProcess } from '../../process/spawnKept.ts';
import { diedError } from '../lifeErrors.ts';

/** A connection may hear of a process's end before its parent does, by milliseconds. */
const NOTICE_MS = 1000;

/**
 * Does what needs a machine's process. Rejects with MachineError `died`, for the reason `gone`, where that ends meanwhile,
 * whoever hears of it first; or with the signal's reason.
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

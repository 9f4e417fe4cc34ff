import { orCancelled } from './orCancelled.ts';
import { pause } from './pause.ts';

/**
 * Asks `probe` again and again until it answers something other than undefined, and resolves with that;
 * undefined after `timeoutMs`. Rejects with what the probe throws, and with the signal's reason, also while a probe hangs.
 */
export async function pollUntil<T>(
  probe: () => T | undefined | Promise<T | undefined>,
  options: { timeoutMs: number; everyMs: number; signal?: AbortSignal | undefined },
): Promise<T | undefined> {
  const deadline = performance.now() + options.timeoutMs;
  for (;;) {
    options.signal?.throwIfAborted();
    const answer = await orCancelled(Promise.resolve(probe()), options.signal);
    if (answer !== undefined) return answer;
    if (performance.now() >= deadline) return undefined;
    await pause(options.everyMs, options.signal);
  }
}

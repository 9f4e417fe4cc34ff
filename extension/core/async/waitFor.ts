import { say } from '../language/say.ts';
import type { Disposable } from '../lifetime/disposable.ts';
import type { Event } from '../lifetime/emitter.ts';

export interface WaitOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs: number;
  /** The last value seen, for the message of a time-out. */
  readonly seen: () => string;
}

/** A condition did not come true in time. */
export class WaitTimeout extends Error {
  override readonly name = 'WaitTimeout';
}

/**
 * Waits until `condition` holds, looking again at each event; never by polling.
 * Rejects with {@link WaitTimeout} that names the condition and the last value seen, or with the signal's reason.
 */
export async function waitFor(
  what: string,
  condition: () => boolean,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the events' values do not matter here
  events: readonly Event<any>[],
  options: WaitOptions,
): Promise<void> {
  options.signal?.throwIfAborted();
  if (condition()) return;
  const listening: Disposable[] = [];
  let timer: unknown;
  let onAbort = (): void => undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (condition()) resolve();
      };
      for (const event of events) listening.push(event(look));
      onAbort = () => reject(options.signal?.reason as Error);
      options.signal?.addEventListener('abort', onAbort, { once: true });
      timer = setTimeout(
        () =>
          reject(
            new WaitTimeout(
              say('Waited {seconds} s for {what}; the last seen was: {seen}', {
                ...{ seconds: options.timeoutMs / 1000, what, seen: options.seen() },
              }),
            ),
          ),
        options.timeoutMs,
      );
      look();
    });
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', onAbort);
    for (const item of listening) item.dispose();
  }
}

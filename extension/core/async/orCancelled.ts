/**
 * `promise`, or a rejection with the signal's reason, whichever is first: for work that takes no signal.
 * The work itself goes on, and what comes of it after a cancel is dropped.
 */
export function orCancelled<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const cancel = (): void => reject(signal.reason as Error);
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    void promise.then(resolve, reject).then(() => signal.removeEventListener('abort', cancel));
  });
}

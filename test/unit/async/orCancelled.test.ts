import { expect, test } from 'vitest';
import { orCancelled } from '../../../extension/core/async/orCancelled.ts';

const never = new Promise<never>(() => undefined);

test('is the promise where nothing cancels it', async () => {
  const { signal } = new AbortController();
  await expect(orCancelled(Promise.resolve('done'), signal)).resolves.toBe('done');
  await expect(orCancelled(Promise.resolve('done'), undefined)).resolves.toBe('done');
  await expect(orCancelled(Promise.reject(new Error('broken')), signal)).rejects.toThrow('broken');
});

test('rejects with the reason of a cancel before and during the wait', async () => {
  const cancel = new AbortController();
  const waiting = orCancelled(never, cancel.signal);
  cancel.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  await expect(orCancelled(never, cancel.signal)).rejects.toThrow('enough');
});

test('a failure after the cancel is no unhandled rejection', async () => {
  const cancel = new AbortController();
  let fail: (error: Error) => void = () => undefined;
  const waiting = orCancelled(new Promise((_, reject) => (fail = reject)), cancel.signal);
  cancel.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  // Vitest fails a run in which a rejection is not handled.
  fail(new Error('late'));
  await new Promise((resolve) => setTimeout(resolve));
});

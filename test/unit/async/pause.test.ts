import { expect, test } from 'vitest';
import { pause } from '../../../extension/core/async/pause.ts';

test('waits its time', async () => {
  const begun = performance.now();
  await pause(20);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(18);
});

test('ends early, with the reason, where it is cancelled', async () => {
  const cancel = new AbortController();
  const waiting = pause(60_000, cancel.signal);
  cancel.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  await expect(pause(60_000, cancel.signal)).rejects.toThrow('enough');
});

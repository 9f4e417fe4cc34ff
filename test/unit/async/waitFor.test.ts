import { expect, test } from 'vitest';
import { waitFor, WaitTimeout } from '../../../extension/core/async/waitFor.ts';
import { Emitter } from '../../../extension/core/lifetime/emitter.ts';

test('looks at each event until the condition holds, and then listens no more', async () => {
  const changes = new Emitter<number>();
  let latest = 0;
  changes.event((value) => (latest = value));
  const waiting = waitFor('two', () => latest === 2, [changes.event], {
    timeoutMs: 60_000,
    seen: () => String(latest),
  });
  changes.fire(1);
  changes.fire(2);
  await waiting;
  expect(changes.size).toBe(1);
});

test('a time-out names the condition and what was seen last', async () => {
  const changes = new Emitter<void>();
  const waiting = waitFor('br0 to be up', () => false, [changes.event], {
    timeoutMs: 10,
    seen: () => 'down',
  });
  await expect(waiting).rejects.toThrow(
    new WaitTimeout('Waited 0.01 s for br0 to be up; the last seen was: down'),
  );
  expect(changes.size).toBe(0);
});

test('a cancel rejects with its reason, and nothing listens any more', async () => {
  const changes = new Emitter<void>();
  const cancel = new AbortController();
  const options = { timeoutMs: 60_000, seen: () => '', signal: cancel.signal };
  const waiting = waitFor('the end', () => false, [changes.event], options);
  cancel.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  expect(changes.size).toBe(0);
  await expect(waitFor('the end', () => true, [], options)).rejects.toThrow('enough');
});

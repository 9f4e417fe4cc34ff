import { expect, test } from 'vitest';
import { pollUntil } from '../../../extension/core/async/pollUntil.ts';

test('asks until there is an answer, also a false one', async () => {
  let asked = 0;
  const probe = (): false | undefined => (++asked < 3 ? undefined : false);
  await expect(pollUntil(probe, { timeoutMs: 60_000, everyMs: 1 })).resolves.toBe(false);
  expect(asked).toBe(3);
});

test('is undefined when the time is up, and has asked at least once', async () => {
  let asked = 0;
  const probe = (): undefined => {
    asked += 1;
  };
  await expect(pollUntil(probe, { timeoutMs: 0, everyMs: 1 })).resolves.toBeUndefined();
  expect(asked).toBe(1);
});

test('rejects with the reason of a cancel, and with what the probe throws', async () => {
  const cancel = new AbortController();
  const waiting = pollUntil(() => undefined, { timeoutMs: 60_000, everyMs: 60_000, signal: cancel.signal });
  cancel.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  const broken = (): never => {
    throw new Error('broken');
  };
  await expect(pollUntil(broken, { timeoutMs: 60_000, everyMs: 1 })).rejects.toThrow('broken');
});

test('a probe that hangs does not hold up a cancel', async () => {
  const cancel = new AbortController();
  const hangs = (): Promise<undefined> => new Promise(() => undefined);
  const waiting = pollUntil(hangs, { timeoutMs: 60_000, everyMs: 1, signal: cancel.signal });
  cancel.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
});

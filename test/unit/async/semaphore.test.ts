import { expect, test } from 'vitest';
import { pause } from '../../../extension/core/async/pause.ts';
import { Semaphore } from '../../../extension/core/async/semaphore.ts';

test('so many at a time, in the order in which they came', async () => {
  const places = new Semaphore(2);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const task = async (index: number): Promise<void> => {
    begun.push(index);
    most = Math.max(most, ++running);
    await pause(1);
    running -= 1;
    if (index === 1) throw new Error('broken');
  };
  await Promise.allSettled([0, 1, 2, 3, 4].map((index) => places.run(undefined, () => task(index))));
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(2);
});

test('a cancel ends the waiting, and takes no place', async () => {
  const places = new Semaphore(1);
  const cancel = new AbortController();
  let finish: () => void = () => undefined;
  const holding = places.run(undefined, () => new Promise<void>((resolve) => (finish = resolve)));
  const never = (): never => {
    throw new Error('it ran');
  };
  const waiting = places.run(cancel.signal, never);
  cancel.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  await expect(places.run(cancel.signal, never)).rejects.toThrow('enough');
  finish();
  await holding;
  await expect(places.run(undefined, () => Promise.resolve('free'))).resolves.toBe('free');
});

import { expect, test } from 'vitest';
import { MachineQueue } from '../../../extension/class/seat/machineQueue.ts';

const nobody = (): void => undefined;

test('at most so many, first come, first served; each hears their place as it gets better', async () => {
  const queue = new MachineQueue(1);
  const places: string[] = [];
  const first = await queue.take(undefined, nobody);
  const got: string[] = [];
  const second = queue
    .take(undefined, (place) => places.push(`b${place}`))
    .then((release) => (got.push('b'), release));
  const third = queue
    .take(undefined, (place) => places.push(`c${place}`))
    .then((release) => (got.push('c'), release));
  expect(places).toEqual(['b1', 'c2']);
  first();
  const releaseSecond = await second;
  expect(got).toEqual(['b']);
  expect(places).toEqual(['b1', 'c2', 'c1']);
  expect([queue.taken, queue.waiting]).toEqual([1, 1]);
  releaseSecond();
  releaseSecond();
  (await third)();
  expect([queue.taken, queue.waiting]).toEqual([0, 0]);
});

test('who gives up leaves the queue', async () => {
  const queue = new MachineQueue(1);
  const release = await queue.take(undefined, nobody);
  const cancel = new AbortController();
  const waiting = queue.take(cancel.signal, nobody);
  const places: number[] = [];
  const last = queue.take(undefined, (place) => places.push(place));
  cancel.abort(new Error('no more'));
  await expect(waiting).rejects.toThrow('no more');
  expect(places).toEqual([2, 1]);
  release();
  (await last)();
  expect(queue.taken).toBe(0);
});

test('machines that run already count, also where that is one too many', async () => {
  const queue = new MachineQueue(1);
  const [one, two] = [queue.adopt(), queue.adopt()];
  let isThere = false;
  const next = queue.take(undefined, nobody).then((release) => ((isThere = true), release));
  one();
  await Promise.resolve();
  expect(isThere).toBe(false);
  two();
  (await next)();
  expect(queue.taken).toBe(0);
});

import { expect, test } from 'vitest';
import { LatestWins, type LatestTask } from '../../../extension/core/async/latestWins.ts';
import { pause } from '../../../extension/core/async/pause.ts';

const log: string[] = [];
const task =
  (name: string): LatestTask =>
  async (signal) => {
    log.push(`${name} begins`);
    await pause(5, signal);
    log.push(`${name} ends`);
  };

test('abort: the newest cancels the running one; those between are never run', async () => {
  log.length = 0;
  const latest = new LatestWins('abort');
  await Promise.all(['a', 'b', 'c'].map((name) => latest.run(task(name))));
  expect(log).toEqual(['a begins', 'c begins', 'c ends']);
});

test('finish: the running one ends first; a request waits for one that began after it', async () => {
  log.length = 0;
  const latest = new LatestWins('finish');
  await Promise.all(['a', 'b', 'c'].map((name) => latest.run(task(name))));
  expect(log).toEqual(['a begins', 'a ends', 'c begins', 'c ends']);
});

test("a request that comes on another's end, to the tick, is run", async () => {
  log.length = 0;
  const latest = new LatestWins('finish');
  let ended: Promise<void> | undefined;
  const first = latest.run(() => {
    const work = pause(1);
    ended = work.then(() => undefined).then(() => latest.run(task('after')));
    return work;
  });
  await first;
  await ended;
  expect(log).toEqual(['after begins', 'after ends']);
});

test('the newest failure is the answer, unless it was cancelled; then requests go on', async () => {
  log.length = 0;
  const latest = new LatestWins('abort');
  const broken = (): Promise<void> => Promise.reject(new Error('broken'));
  await expect(latest.run(broken)).rejects.toThrow('broken');
  await expect(Promise.all([latest.run(broken), latest.run(task('b'))])).resolves.toBeDefined();
  const cancelled = latest.run(task('c'));
  expect(latest.isRunning).toBe(true);
  latest.cancel();
  expect(latest.isRunning).toBe(false);
  await cancelled;
  await latest.run(task('d'));
  expect(log).toEqual(['b begins', 'b ends', 'c begins', 'd begins', 'd ends']);
});

test('disposed, it cancels, and later requests do nothing', async () => {
  log.length = 0;
  const latest = new LatestWins('finish');
  const running = latest.run(task('a'));
  const waiting = latest.run(task('b'));
  latest.dispose();
  await Promise.all([running, waiting, latest.run(task('c'))]);
  expect(log).toEqual(['a begins']);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Debouncer } from '../../../extension/core/async/debouncer.ts';

let runs = 0;
const debouncer = (): Debouncer => new Debouncer(100, () => runs++);

beforeEach(() => {
  runs = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('start: once, so long after the first call', () => {
  const gather = debouncer();
  gather.start();
  vi.advanceTimersByTime(60);
  gather.start();
  vi.advanceTimersByTime(40);
  expect(runs).toBe(1);
  vi.advanceTimersByTime(1000);
  expect(runs).toBe(1);
});

test('restart: once, so long after the last call', () => {
  const rest = debouncer();
  rest.restart();
  vi.advanceTimersByTime(60);
  rest.restart();
  vi.advanceTimersByTime(60);
  expect(runs).toBe(0);
  vi.advanceTimersByTime(40);
  expect(runs).toBe(1);
});

test('flush runs what is pending, now and once; cancel forgets it', () => {
  const pending = debouncer();
  pending.flush();
  expect(runs).toBe(0);
  pending.start();
  pending.flush();
  vi.advanceTimersByTime(1000);
  expect(runs).toBe(1);
  pending.start();
  pending.cancel();
  expect(pending.isPending).toBe(false);
  vi.advanceTimersByTime(1000);
  expect(runs).toBe(1);
});

test('disposed, nothing runs any more', () => {
  const over = debouncer();
  over.start();
  over.dispose();
  over.restart();
  vi.advanceTimersByTime(1000);
  expect(runs).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

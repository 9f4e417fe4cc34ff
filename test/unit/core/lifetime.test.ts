import { expect, test } from 'vitest';
import { DisposableStore } from '../../../extension/core/lifetime/disposable.ts';
import { Emitter } from '../../../extension/core/lifetime/emitter.ts';

test('a store disposes in reverse order, once, and at once what comes too late', () => {
  const log: string[] = [];
  const store = new DisposableStore();
  for (const name of ['first', 'second']) store.add({ dispose: () => log.push(name) });
  store.dispose();
  store.dispose();
  store.add({ dispose: () => log.push('late') });
  expect(log).toEqual(['second', 'first', 'late']);
});

test('an emitter calls each subscription until it is disposed, the same function twice if subscribed twice', () => {
  const seen: number[] = [];
  const emitter = new Emitter<number>();
  const listener = (value: number): void => void seen.push(value);
  const first = emitter.event(listener);
  const second = emitter.event(listener);
  emitter.fire(1);
  first.dispose();
  emitter.fire(2);
  second.dispose();
  emitter.fire(3);
  expect(seen).toEqual([1, 1, 2]);
  expect(emitter.size).toBe(0);
});

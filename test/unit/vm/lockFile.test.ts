import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDataFolder, type DataFolder } from '../../../vm/store/dataFolder.ts';
import { withLock } from '../../../vm/store/lockFile.ts';

let data: DataFolder;
beforeEach(() => (data = openDataFolder({ PATCHBAY_HOME: mkdtempSync(join(tmpdir(), 'patchbay-lock-')) })));
afterEach(() => rmSync(data.root, { recursive: true }));

test('callers take turns, and a waiting one is notified', async () => {
  let inside = 0;
  let waited = 0;
  const task = async (): Promise<void> => {
    expect((inside += 1)).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    inside -= 1;
  };
  await Promise.all([1, 2, 3].map(() => withLock(data, 'x', { onWait: () => (waited += 1) }, task)));
  expect(waited).toBe(2);
  expect(readdirSync(data.locks)).toEqual([]);
});

test('a lock of a process that has ended holds nobody up', async () => {
  const dead = { pid: 4_000_000, start: 'then', token: 'dead' };
  writeFileSync(join(data.locks, 'x.lock'), JSON.stringify(dead));
  expect(await withLock(data, 'x', {}, () => 'done')).toBe('done');
});

test('waiting can be cancelled', async () => {
  await withLock(data, 'x', {}, async () => {
    const signal = AbortSignal.timeout(50);
    await expect(withLock(data, 'x', { signal }, () => undefined)).rejects.toThrow(/timeout/);
  });
});

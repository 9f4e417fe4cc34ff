import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { firstMemory } from '../../../extension/core/review/schedule.ts';
import { reviewFile } from '../../../vm/progress/reviewFile.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'patchbay-review-'))));
afterEach(() => rmSync(folder, { recursive: true }));
const memory = firstMemory(new Date('2026-03-01T10:00:00Z'));

test('what is saved is there for another process, and for the owner alone', async () => {
  await reviewFile(folder).save('a/one:0', memory);
  await reviewFile(folder).save('b/one:0', memory);
  expect(await reviewFile(folder).load()).toEqual({ 'a/one:0': memory, 'b/one:0': memory });
  expect(statSync(join(folder, 'review.json')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['review.json']);
});

test('a damaged file loses nothing: it is kept beside the new one, and what could be read of it stays', async () => {
  const file = join(folder, 'review.json');
  const damaged = JSON.stringify({ format: 1, cards: { 'a/one:0': memory, 'b/one:0': { due: 'soon' } } });
  writeFileSync(file, damaged);
  await reviewFile(folder).save('c/one:0', memory);
  expect(await reviewFile(folder).load()).toEqual({ 'a/one:0': memory, 'c/one:0': memory });
  writeFileSync(file, damaged.slice(0, 40));
  expect(await reviewFile(folder).load()).toEqual({});
  await reviewFile(folder).save('d/one:0', memory);
  expect(await reviewFile(folder).load()).toEqual({ 'd/one:0': memory });
  expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(damaged);
  expect(readFileSync(`${file}.damaged-2`, 'utf8')).toBe(damaged.slice(0, 40));
});

test('a folder that can’t be written is a failure in words', async () => {
  writeFileSync(join(folder, 'file'), '');
  await expect(reviewFile(join(folder, 'file', 'below')).save('a', memory)).rejects.toMatchObject({
    code: 'data-folder-closed',
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';
import { markdownLinks } from './markdownLinks.ts';

const FOLDER = join(ROOT, 'docs/decisions');
const records = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md') && file !== 'README.md')
  .sort();

function read(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8');
}

test('each record has its number, a date, and says context, decision and consequences', () => {
  expect(records.length).toBeGreaterThan(30);
  const form =
    /^# (\d{4}): .+\n\n\d{4}-\d\d-\d\d\n\n## Context\n\n[^#]+\n## Decision\n\n[^#]+\n## Consequences\n\n[^#]+$/;
  const malformed = records.filter((file) => form.exec(read(file))?.[1] !== basename(file).slice(0, 4));
  expect(malformed).toEqual([]);
});

test('numbers are given once, without a gap, in the order of the dates', () => {
  const byNumber = records.map((file) => basename(file).slice(0, 4)).sort();
  expect(byNumber).toEqual(byNumber.map((_, index) => String(index + 1).padStart(4, '0')));
  const dates = [...records]
    .sort((one, other) => basename(one).localeCompare(basename(other)))
    .map((file) => read(file).split('\n')[2]);
  expect(dates).toEqual([...dates].sort());
});

test('the index lists every record', () => {
  const listed = markdownLinks(read('README.md')).map(({ target }) => target);
  expect(listed.sort()).toEqual(records);
});

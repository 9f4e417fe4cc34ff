import { describe, expect, test } from 'vitest';
import { lintLesson } from '../../../extension/core/lesson/lintLesson.ts';
import { fence, head, lessonSource } from './lessonSource.ts';

/** Far above what is measured (under 2 s), far below what a growth with the square would take. */
const PATIENCE_MS = 15_000;
const SIZE = 500_000;

function fill(piece: (index: number) => string): string {
  const pieces: string[] = [];
  for (let length = 0, index = 0; length < SIZE; index++) {
    const next = piece(index);
    length += next.length;
    pieces.push(next);
  }
  return pieces.join('').slice(0, SIZE);
}

const costly: Record<string, string> = {
  brackets: fill(() => '['),
  emphasis: fill(() => 'a**b__c'),
  'list items': fill(() => '- a\n\n'),
  'quotes in quotes': fill(() => '> '),
  steps: fill(() => '## a\n'),
  'distinct tags in one paragraph': fill((index) => `<b${index}>\n`),
  'checks with needs that do not exist': `## A {#a}\n${fill((index) =>
    index % 600 === 0
      ? '```\n```yaml {check}\n'
      : `- {what: a${index}, link: a, id: a${index}, needs: zzzzzz${index}}\n`,
  )}`,
  'open braces in YAML': `## A {#a}\n${fill((index) => (index % 50_000 === 0 ? '\n```\n```yaml {check}\n' : '{a: '))}`,
  'keys in YAML': `## A {#a}\n${fill((index) => (index % 5_000 === 0 ? '```\n```yaml {check}\n' : `k${index}: 1\n`))}`,
};

describe('half a megabyte of', () => {
  test.each(Object.entries(costly))('%s is judged in bounded time', { timeout: PATIENCE_MS }, (_, text) => {
    expect(lintLesson(lessonSource(head + text)).length).toBeLessThanOrEqual(201);
  });

  test('values, written in a few aliases, is refused', () => {
    const row = (index: number): string => `a${index}: &a${index} [${`*a${index - 1},`.repeat(9)}]`;
    const rows = ['a0: &a0 [x]', ...Array.from({ length: 20 }, (_, index) => row(index + 1))];
    const codes = lintLesson(lessonSource(head + '## A {#a}\n' + fence('yaml {check}', ...rows)));
    expect(new Set(codes.map(({ code }) => code))).toEqual(new Set(['PB302']));
  });

  test('twenty times that is refused by its size, at once, with a clear message', () => {
    const start = performance.now();
    const problems = lintLesson(lessonSource(head + 'x'.repeat(10_000_000)));
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['PB102', 'lesson.md is larger than 1 MB.'],
    ]);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

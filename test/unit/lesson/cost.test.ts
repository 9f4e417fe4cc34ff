import { describe, expect, test } from 'vitest';
import { lintLesson } from '../../../extension/core/lesson/lint/lintLesson.ts';
import { TIMES } from '../fuzzRuns.ts';
import { fence, head, lessonSource } from './lessonSource.ts';

/** Far above what is measured (under 2 s on an idle core), far below what a growth with the square would take. */
const PATIENCE_MS = 20_000;
/** A growth with the square shows at the whole size; a quick run sees that nothing hangs. */
const SIZE = TIMES < 1 ? 60_000 : 300_000;

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
      : `- {what: a${index}, link: a, id: a${index}, after: zzzzzz${index}}\n`,
  )}`,
  'open braces in YAML': `## A {#a}\n${fill((index) => (index % 50_000 === 0 ? '\n```\n```yaml {check}\n' : '{a: '))}`,
  'spaces in a heading': `## a${fill(() => ' ')}b`,
  'spaces in a heading before a brace': `## a${fill(() => ' ')}{`,
  'spaces in braces': `\`\`\`bash {run${fill(() => ' ')}x=}\n`,
  options: `\`\`\`bash {look${fill((index) => ` o${index}`)}}\n`,
  'backslashes in quotes': `\`\`\`bash {run until="${fill(() => '\\')}}\n`,
  'keys in YAML': `## A {#a}\n${fill((index) => (index % 5_000 === 0 ? '```\n```yaml {check}\n' : `k${index}: 1\n`))}`,
};

describe(`${SIZE / 1000} kB of`, () => {
  test.each(Object.entries(costly))('%s is judged in bounded time', { timeout: PATIENCE_MS }, (_, text) => {
    expect(lintLesson(lessonSource(head + text)).length).toBeLessThanOrEqual(201);
  });
});

describe('what is too large', () => {
  test('10 MB is refused by its size, at once, with a clear message', () => {
    const start = performance.now();
    const problems = lintLesson(lessonSource(head + 'x'.repeat(10_000_000)));
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['PB102', 'lesson.md is larger than 1 MB.'],
    ]);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  test('9^20 values, written as aliases, are refused', () => {
    const row = (index: number): string => `a${index}: &a${index} [${`*a${index - 1},`.repeat(9)}]`;
    const rows = ['a0: &a0 [x]', ...Array.from({ length: 20 }, (_, index) => row(index + 1))];
    const codes = lintLesson(lessonSource(head + '## A {#a}\n' + fence('yaml {check}', ...rows)));
    expect(new Set(codes.map(({ code }) => code))).toEqual(new Set(['PB302']));
  });
});

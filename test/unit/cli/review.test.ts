import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CliContext, CliServices } from '../../../extension/cli/cliServices.ts';
import { review } from '../../../extension/cli/commands/remember/review.ts';
import type { CardMemory } from '../../../extension/core/review/schedule.ts';
import { noProgress } from '../../../extension/core/session/lessonProgress.ts';
import { quizLesson, quizProgress } from '../review/quizLesson.ts';

const wasTerminal = process.stdin.isTTY;
const kept = new Map<string, CardMemory>();
beforeEach(() => {
  process.stdin.isTTY = true;
  kept.clear();
});
afterEach(() => void (process.stdin.isTTY = wasTerminal));

/** Runs `patchbay review`, with these lines typed; gives what it printed. */
async function run(typed: readonly string[], { json = false, progress = quizProgress, list = false } = {}) {
  const printed: string[] = [];
  const lines = [...typed];
  const services: Partial<CliServices> = {
    lessons: () => Promise.resolve({ lessons: [quizLesson], problems: [] }),
    progress: { load: () => Promise.resolve(progress), save: () => Promise.reject(new Error('not ours')) },
    review: {
      load: () => Promise.resolve(Object.fromEntries(kept)),
      save: (key, memory) => Promise.resolve(void kept.set(key, memory)),
    },
  };
  const context: CliContext = {
    services: services as CliServices,
    json,
    signal: new AbortController().signal,
    print: (text) => void printed.push(text),
    note: () => undefined,
    work: (task) => task({}),
    confirm: () => Promise.resolve(false),
    ask: (question) => {
      printed.push(question);
      return Promise.resolve(lines.shift());
    },
  };
  expect(await review(context, { list })).toBe(0);
  return printed.join('\n');
}

test('it asks what is due, takes the rating of a right answer, and says what comes next', async () => {
  const printed = await run(['nonsense', '9', '1', '3']);
  expect(printed).toContain('A switch, One (1/1)');
  expect(printed.match(/Your answer \(1 to 2, q to end\)/g)).toHaveLength(3);
  expect(printed).toContain('✓ It has **learned** it.');
  expect(printed).toMatch(
    /1 {2}I guessed \(.+\)\n {2}2 {2}Hard \(in \d+ days\)\n {2}3 {2}Good \(in \d+ days\)\n {2}4 {2}Easy/,
  );
  expect(printed).toMatch(
    /It comes back in \d+ days\.\n\nNothing is due today\.\nNext: 1 quiz on \d{4}-\d\d-\d\d, in/,
  );
  expect(kept.get('sample/one:0')).toMatchObject({ reviews: 2, lapses: 0 });
  expect(await run([])).not.toContain('Your answer');
});

test('a wrong answer is not rated by the learner: the card is forgotten', async () => {
  const printed = await run(['2']);
  expect(printed).toContain('✗ A cable knows nothing.\n✓ 1  the bridge\n  It has **learned** it.');
  expect(printed).not.toContain('How was it');
  expect(kept.get('sample/one:0')).toMatchObject({ reviews: 2, lapses: 1 });
});

test.each([[['q']], [[]], [['1', 'q']]])('who ends it at %j rates nothing', async (typed) => {
  expect(await run(typed)).toContain('1 quiz is due today.');
  expect(kept.size).toBe(0);
});

test('without a terminal, or with --list, it only says what is due', async () => {
  expect(await run(['1'], { list: true })).toBe('A switch, One: Who knows?\n1 quiz is due today.');
  process.stdin.isTTY = false;
  expect(await run(['1'])).toBe('A switch, One: Who knows?\n1 quiz is due today.');
  expect(JSON.parse(await run([], { json: true }))).toEqual({
    due: [
      {
        ...{ quiz: 'sample/one:0', lesson: 'sample', step: 'one', question: 'Who knows?' },
        ...{ due: '2026-03-03T10:00:00.000Z', reviews: 1 },
      },
    ],
    next: null,
  });
  expect(kept.size).toBe(0);
});

test('who has no cards reads where they come from', async () => {
  expect(await run([], { progress: noProgress('sample') })).toBe(
    'There is nothing to review yet. Quizzes come back that you answered right in a lesson.',
  );
});

import { expect, test } from 'vitest';
import { attemptSentence, attemptTitle } from '../../../extension/core/lesson/model/attemptWords.ts';
import { readLessons } from '../../../vm/lessonFolder/lessonLibrary.ts';

test.each([
  ['# The other end\n# stays down.\n# says: /eth0/\nip link', 'The other end stays down.'],
  ['#!/bin/sh\n# says: /x/\n#  Said.\n\n# Not this.\ntrue', 'Said.'],
  ['# Only words.', 'Only words.'],
  ['true\n# Too late.\n', ''],
])('the sentence of an attempt is the comment that it begins with: %j', (script, sentence) => {
  expect(attemptSentence({ script })).toBe(sentence);
});

test('the name of an attempt is its title', () => {
  expect(attemptTitle({ name: 'one-end-off' })).toBe('one end off');
});

test('each wrong state of our lessons says what the mistake is, for learners who made it', async () => {
  const shelf = await readLessons('lessons');
  if (!shelf.ok) throw new Error('the lessons could not be read');
  const wrong = shelf.value.flatMap(({ id, lesson }) =>
    (lesson?.wrong ?? []).map((attempt) => ({ id, attempt })),
  );
  expect(wrong.length).toBeGreaterThan(300);
  const silent = wrong.filter(({ attempt }) => attemptSentence(attempt) === '');
  expect(silent.map(({ id, attempt }) => `${id}/wrong/${attempt.step}--${attempt.name}.sh`)).toEqual([]);
});

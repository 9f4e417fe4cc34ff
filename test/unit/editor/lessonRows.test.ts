import { expect, test } from 'vitest';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import { lessonRows, type LessonRow } from '../../../extension/editor/testing/lessonRows.ts';
import { fence, head, lessonSource } from '../lesson/lessonSource.ts';

const { lesson } = parseLesson(
  lessonSource(
    head +
      `## One {#one}\n${fence('yaml {check}', '- {what: v0 is up, link: v0, up: true}')}` +
      `## Two {#two}\n${fence('yaml {check}', '- {what: br0 is there, link: br0}')}`,
    { 'wrong/two--left-off.sh': 'true', 'right/two--other.sh': 'true' },
  ),
);

const mutant = { step: 'two', name: 'left out: x', verdict: 'survived', words: '- y', pieces: [] } as const;

test('a lesson has a row for each step, and below it one for each part of its proof and each survivor', () => {
  const rows = lesson ? lessonRows(lesson, [mutant]) : [];
  const text = ({ id, label, file, line }: LessonRow): string => `${id}: ${label} (${file}:${line})`;
  expect(rows.map((row) => [text(row), ...row.rows.map(text)])).toEqual([
    [
      'one: One (lesson.md:8)',
      'one/before: red before (lesson.md:8)',
      'one/after: green after (lesson.md:8)',
      'one/after-reset: red after a reset (lesson.md:8)',
    ],
    [
      'two: Two (lesson.md:12)',
      'two/before: red before (lesson.md:12)',
      'two/wrong/left-off: catches left off (wrong/two--left-off.sh:1)',
      'two/right/other: accepts other (right/two--other.sh:1)',
      'two/undone: reports an earlier step that is undone (lesson.md:12)',
      'two/after: green after (lesson.md:12)',
      'two/after-reset: red after a reset (lesson.md:12)',
      'two/mutant/left out: x: survives: left out: x (lesson.md:12)',
    ],
  ]);
});

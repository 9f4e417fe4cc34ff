import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';
import { lintLesson } from '../../../extension/core/lesson/lint/lintLesson.ts';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import type { LessonSource } from '../../../extension/core/lesson/model/lesson.ts';

const guide = readFileSync(join(ROOT, 'lessons/AUTHORING.md'), 'utf8');

/** The lesson that a reader should copy: the first fence is its text, the next its wrong state. */
function copiedLesson(): LessonSource {
  const [, lesson = ''] = /^````markdown\n([^]*?)^````$/m.exec(guide) ?? [];
  const [, path = '', script = ''] =
    /`lessons\/my-lesson\/(wrong\/[^`]+)`[^]*?^```bash\n([^]*?)^```$/m.exec(guide) ?? [];
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  return {
    id: 'my-lesson',
    files: new Map([
      ['lesson.md', bytes(lesson)],
      [path, bytes(script)],
    ]),
  };
}

test('the guide begins with a whole lesson that lints clean', () => {
  const source = copiedLesson();
  expect(lintLesson(source)).toEqual([]);
  const { lesson } = parseLesson(source);
  expect(lesson?.steps.map(({ id, checks }) => [id, checks.length])).toEqual([
    ['cable', 1],
    ['ping', 2],
  ]);
  expect(lesson?.wrong.map(({ step, name }) => `${step}--${name}`)).toEqual(['ping--left-down']);
});

test('it is there before anything else is explained', () => {
  expect(guide.indexOf('````markdown')).toBeLessThan(guide.indexOf('## The folder'));
});

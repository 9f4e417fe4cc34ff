import { afterEach, expect, test } from 'vitest';
import { useLanguage } from '../../../extension/core/language/say.ts';
import type { LessonOnShelf } from '../../../extension/editor/lessons/lessonShelf.ts';
import { progressMarkdown } from '../../../extension/editor/lessons/progressReport.ts';
import { head, upCheck } from '../lesson/lessonSource.ts';
import { lessonOf } from '../player/fakeMachine.ts';

afterEach(() => useLanguage('en'));

const lesson = lessonOf(
  `${head}# A switch\n\n${['make', 'join', 'use'].map((id) => `## ${id} {#${id}}\n\n${upCheck}`).join('\n')}`,
);
const found: LessonOnShelf = {
  ...{ id: lesson.id, folder: '/lessons/sample', lesson, errors: [] },
  progress: {
    ...{ format: 1, lesson: lesson.id },
    achieved: { make: '2026-11-29T10:00:00Z' },
    skipped: { join: '2026-11-30T10:00:00Z' },
  },
};

test.each([
  [
    'en',
    '# Patchbay progress\n\nWritten on 2026-12-01.\n\n## A switch\n\n1 of 3 steps.\n\n- [x] make, 2026-11-29\n- [ ] join, skipped\n- [ ] use\n',
  ],
  [
    'zh-cn',
    '# Patchbay 学习进度\n\n写于 2026-12-01。\n\n## A switch\n\n完成 1 / 3 步。\n\n- [x] make，2026-11-29\n- [ ] join，已跳过\n- [ ] use\n',
  ],
])('the report of progress for people, in %s', (language, report) => {
  useLanguage(language);
  expect(progressMarkdown([found], new Date('2026-12-01T12:00:00Z'))).toBe(report);
});

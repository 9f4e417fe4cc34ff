import { expect, test } from 'vitest';
import { stepAtLine } from '../../../extension/player/preview/stepAtLine.ts';
import { head, upCheck } from '../lesson/lessonSource.ts';

const TEXT = `${head}# A switch\n\n## One {#one}\n${upCheck}\n## Two {#two}\n${upCheck}`;
const TRANSLATED = `<!-- @title 00000000 -->\n一\n\n<!-- @one/title 00000000 -->\n第一\n\n<!-- @two/title 00000000 -->\n第二\n<!-- @two/prose-1 00000000 -->\n文\n`;

test.each([
  ['lesson.md', TEXT, 1, 'one'],
  ['lesson.md', TEXT, 10, 'one'],
  ['lesson.md', TEXT, 12, 'one'],
  ['lesson.md', TEXT, 1000, 'two'],
  ['lesson.zh-cn.md', TRANSLATED, 2, 'one'],
  ['lesson.zh-cn.md', TRANSLATED, 5, 'one'],
  ['lesson.zh-cn.md', TRANSLATED.replaceAll('\n', '\r\n'), 10, 'two'],
  ['lesson.md', '# Nothing', 1, undefined],
])('%s: line %#', (file, text, line, step) => {
  expect(stepAtLine(file, text, line)).toBe(step);
});

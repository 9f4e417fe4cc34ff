import { expect, test } from 'vitest';
import { stepsDone } from '../../../extension/core/drills/drillWorld.ts';
import { lintLesson } from '../../../extension/core/lesson/lint/lintLesson.ts';
import { drillHost, drillSolution, drillTask } from '../../../extension/core/lesson/read/drillsFile.ts';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import { drillParts, lessonParts } from '../../../extension/core/lesson/translation/lessonParts.ts';
import { partHash } from '../../../extension/core/lesson/translation/partHash.ts';
import { planTranslation } from '../../../extension/core/lesson/translation/planTranslation.ts';
import { translateLesson } from '../../../extension/core/lesson/translation/translateLesson.ts';
import { writeTranslation } from '../../../extension/core/lesson/translation/writeTranslation.ts';
import { lessonSource, validLesson } from '../lesson/lessonSource.ts';
import { drillLesson, drillSource, endDrill, linkDrill } from './drillLesson.ts';

const utf8 = new TextEncoder();

test('a drill has its world, its task, its solution with why, and its checks', () => {
  expect(lintLesson(drillSource)).toEqual([]);
  expect(linkDrill).toMatchObject({ id: 'link', title: 'A link', line: 3, learned: 'two' });
  expect([linkDrill.world, stepsDone(drillLesson, linkDrill)]).toEqual([{ step: 'one', when: 'at' }, 0]);
  expect([endDrill.learned, stepsDone(drillLesson, endDrill)]).toEqual(['two', 2]);
  expect(drillTask(linkDrill)).toBe('Make `br0`.\n\nIt is a bridge.');
  expect(drillSolution(linkDrill)).toEqual({
    commands: 'ip link add br0 type bridge',
    why: 'A bridge is a link.',
  });
  expect([drillHost(linkDrill, 'vm'), drillHost(endDrill, 'vm')]).toEqual(['a', 'vm']);
  expect(linkDrill.checks.map(({ what }) => what)).toEqual(['br0 is there']);
});

test('a problem is in drills.md, at its line', () => {
  const files = { 'drills.md': '## One {#one}\n\nat: create\n\n<b>Go</b>\n' };
  const found = lintLesson(lessonSource(validLesson, files));
  expect(found.map(({ file, code, line }) => `${file} ${code} ${line}`)).toEqual([
    'drills.md PB811 1',
    ...['drills.md PB410 5', 'drills.md PB410 5'],
  ]);
});

test('what is too large is not read', () => {
  const files = { 'drills.md': `## One {#one}\n${'x'.repeat(200_001)}` };
  const found = lintLesson(lessonSource(validLesson, files));
  expect(found.map(({ code, message }) => [code, message])).toEqual([
    ['PB103', 'drills.md is larger than 200 kB.'],
  ]);
  expect(parseLesson(lessonSource(validLesson, files)).lesson?.drills).toBeUndefined();
});

test('its translation stands in a file of its own, and is used where the lesson is translated', () => {
  const parts = drillParts(drillLesson);
  expect(parts.map(({ key }) => key)).toEqual([
    ...['link/title', 'link/prose-1', 'link/prose-2', 'link/check-1/what', 'link/check-1/hint'],
    ...['end/title', 'end/prose-1', 'end/prose-2', 'end/check-1/what'],
  ]);
  const text = writeTranslation(
    'sample',
    'zh-cn',
    planTranslation(parts, { language: 'zh-cn', parts: [] }),
    'drills',
  );
  expect(text).toContain('The words of drills.md in zh-cn.');
  const some = `<!-- @link/title ${partHash('A link')} -->\n一个接口\n`;
  const sources = new Set(lessonParts(drillLesson).map(({ source }) => source));
  const lesson = [...sources].map((source) => `<!-- @x ${partHash(source)} -->\n词\n`);
  const files = new Map([
    ...drillSource.files,
    ['lesson.zh-cn.md', utf8.encode(lesson.join(''))],
    ['drills.zh-cn.md', utf8.encode(some)],
  ]);
  const read = parseLesson({ ...drillSource, files }).lesson!;
  const translated = translateLesson(read, 'zh-cn');
  expect(translated.drills?.map(({ title }) => title)).toEqual(['一个接口', 'The end']);
  expect(translated.drills?.[0]).toMatchObject({ world: linkDrill.world, learned: 'two' });
  expect(translated.untranslated).toBe(0);
  const found = lintLesson({ ...drillSource, files });
  expect(found.map(({ file, code }) => `${file} ${code}`)).toEqual(['drills.zh-cn.md PB902']);
});

import { afterEach, expect, test } from 'vitest';
import { join } from 'node:path';
import { homeFile, homeHtml } from '../../../extension/build/site/homeHtml.ts';
import { ROOT } from '../../../extension/build/root.ts';
import { useLanguage } from '../../../extension/core/language/say.ts';
import { translateLesson } from '../../../extension/core/lesson/translation/translateLesson.ts';
import { readLessons } from '../../../vm/lessonFolder/lessonLibrary.ts';

afterEach(() => useLanguage('en'));

async function page(language: string): Promise<string> {
  const found = await readLessons(join(ROOT, 'lessons'));
  if (!found.ok) throw new Error(found.failure.what);
  const lessons = found.value.flatMap(({ folder, lesson }) =>
    lesson ? [{ folder, lesson: translateLesson(lesson, language) }] : [],
  );
  useLanguage(language);
  return homeHtml(lessons, '', 21);
}

test('the first page in Chinese has no English but names, and leads to the English one', async () => {
  const html = await page('zh-cn');
  expect(html).toContain('<html lang="zh-cn">');
  expect(html).toContain(
    `<a href="${homeFile('en')}" lang="en" hreflang="en" data-language="en">English</a>`,
  );
  const words = html.replace(/<head>[^]*<\/head>/, '').replaceAll(/<[^>]*>/g, '\n');
  const english = words.split('\n').filter((line) => /[a-z]/i.test(line) && !/\p{Script=Han}/u.test(line));
  expect(
    english.map((line) => line.trim()).filter((line) => line !== 'Patchbay' && line !== 'English'),
  ).toEqual([]);
});

test('the first page in English says how far a learner is in words that its script fills in', async () => {
  const html = await page('en');
  expect(html).toContain('<html lang="en">');
  expect(html).toMatch(
    /data-lesson="tun" data-steps="device compile [^"]*" data-partly="\{done\} of \d+ steps" data-done="Done"/,
  );
  expect(html).toContain('data-language="zh-cn">简体中文</a>');
});

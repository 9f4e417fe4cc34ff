import { afterEach, expect, test } from 'vitest';
import { join } from 'node:path';
import { homeFile, homeHtml } from '../../../extension/build/site/homeHtml.ts';
import { lessonFiles } from '../../../extension/build/site/lessonPages.ts';
import { webManifest } from '../../../extension/build/site/webManifest.ts';
import { ROOT } from '../../../extension/build/root.ts';
import { inLanguage, useLanguage } from '../../../extension/core/language/say.ts';
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
  expect(html).toMatch(/<title>Patchbay：\p{Script=Han}/u);
  expect(html).toContain('<link rel="manifest" href="site.zh-cn.webmanifest">');
  expect(html).toContain(
    `<a href="${homeFile('en')}" lang="en" hreflang="en" data-language="en">English</a>`,
  );
  const words = html.replace(/<head>[^]*<\/head>/, '').replaceAll(/<[^>]*>/g, '\n');
  const english = words.split('\n').filter((line) => /[a-z]/i.test(line) && !/\p{Script=Han}/u.test(line));
  expect(
    english.map((line) => line.trim()).filter((line) => line !== 'Patchbay' && line !== 'English'),
  ).toEqual([]);
});

test('what is installed is one app, which starts in the language that it was installed in', () => {
  const [english, chinese] = ['en', 'zh-cn'].map(
    (language) => JSON.parse(inLanguage(language, webManifest)) as Record<string, unknown>,
  );
  expect(chinese).toEqual({
    ...english,
    lang: 'zh-cn',
    start_url: homeFile('zh-cn'),
    description: '亲手接线，学会 Linux 网络',
  });
  expect(english).toMatchObject({ lang: 'en', start_url: 'index.html' });
});

test('without scripts, a lesson’s page says in every language that it needs them', async () => {
  const found = await readLessons(join(ROOT, 'lessons'));
  if (!found.ok) throw new Error(found.failure.what);
  const [tun] = found.value.flatMap(({ folder, lesson }) =>
    lesson?.id === 'tun' ? [{ folder, lesson }] : [],
  );
  if (!tun) throw new Error('tun is not there');
  const html = new Map(await lessonFiles(tun, undefined)).get('lessons/tun.html');
  expect(html).toContain(`<title>${tun.lesson.title} – Patchbay</title>`);
  expect(html).toMatch(
    /<noscript><p lang="en">A lesson needs [^<]+<\/p><p lang="zh-cn">课程需要[^<]+<\/p><\/noscript>/,
  );
});

test('the first page in English says how far a learner is in words that its script fills in', async () => {
  const html = await page('en');
  expect(html).toContain('<html lang="en">');
  expect(html).toContain('<link rel="manifest" href="site.webmanifest">');
  expect(html).toMatch(
    /data-lesson="tun" data-steps="device compile [^"]*" data-partly="\{done\} of \d+ steps" data-done="Done"/,
  );
  expect(html).toContain('data-language="zh-cn">简体中文</a>');
});

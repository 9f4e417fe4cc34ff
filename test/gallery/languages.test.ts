import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PSEUDO_LANGUAGE } from '../../extension/core/language/say.ts';
import { THEMES } from '../browser/harness/themes.ts';
import { launchPainter, openScene, type Painter } from './openScene.ts';
import { lookAtWords, type WordsOnPage } from './page/lookAtWords.ts';
import { serveGallery, type GalleryServer } from './page/server.ts';
import type { Scene } from './scenes/scene.ts';
import { SCENES } from './scenes/scenes.ts';

const [theme] = THEMES;
let painter: Painter;
let server: GalleryServer;
beforeAll(async () => {
  [painter, server] = await Promise.all([launchPainter(), serveGallery()]);
});
afterAll(async () => {
  server.end();
  await painter.end();
});

async function wordsIn(page: Page, scene: Scene, language: string): Promise<WordsOnPage> {
  const { name, width, height, part = '.player', served } = scene;
  const still = { name, width, height, part, messages: [], ...(served && { served }) };
  await openScene(page, server.url, still, theme.kind, language);
  return page.evaluate(lookAtWords);
}

/** What the scene shows is a fixture in English; the words around it are the page's own. */
function shownWords({ messages, state, served }: Scene): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  const text: string[] = [];
  JSON.stringify(
    { messages, state, told: served?.told, fixture: served?.fixture },
    (_key, value: unknown) => {
      if (typeof value === 'string' || typeof value === 'number') text.push(String(value));
      return value;
    },
  );
  return text
    .flatMap((one) => [
      one,
      one.replaceAll(/<[^>]*>/g, '\n'),
      ...[...one.matchAll(/="([^"]*)"/g)].map(([, value = '']) => value),
    ])
    .map((one) => one.replaceAll(/&(lt|gt|quot|amp);/g, (whole, name: string) => entities[name] ?? whole))
    .map((one) => one.replaceAll(/\s+/g, ' '))
    .join('\n');
}

/** Pseudo-language: each message in brackets and 40 % longer (the shortest lose nothing to what a real language needs). */
test.each(SCENES)(
  '$name: every word is translated, and nothing is cut off in longer words',
  async (scene) => {
    const { page } = painter;
    const pseudo = await wordsIn(page, scene, PSEUDO_LANGUAGE);
    const fixture = shownWords(scene);
    const isShown = (words: string): boolean =>
      words.split(/(?<=\.) /).every((sentence) => fixture.includes(sentence.replace(/ ·$/, '')));
    const english = pseudo.words.filter(
      // A message may have an element in its middle.
      (words) => /\p{Letter}{2}/u.test(words) && !/[⟦⟧]/.test(words) && !isShown(words),
    );
    expect(english, 'words that go past say()').toEqual([]);
    expect(pseudo.words.some((words) => words.includes('⟦'))).toBe(true);
    if (pseudo.cut.length === 0) return;
    // What has no room in English either is cut on purpose: an ellipsis in a name that never ends.
    const before = (await wordsIn(page, scene, 'en')).cut.map(({ where }) => where);
    expect(
      pseudo.cut.filter(({ where }) => !before.includes(where)),
      'cut off in longer words',
    ).toEqual([]);
  },
);

test.each(SCENES.filter(({ name }) => /^(whole|checks|run|quiz|machine|network-walk|class)/.test(name)))(
  '$name: nothing is cut off in Chinese',
  async (scene) => {
    const { page } = painter;
    const { words, cut } = await wordsIn(page, scene, 'zh-cn');
    expect(words.some((one) => /\p{Script=Han}/u.test(one))).toBe(true);
    const before = cut.length === 0 ? [] : (await wordsIn(page, scene, 'en')).cut.map(({ where }) => where);
    expect(cut.filter(({ where }) => !before.includes(where))).toEqual([]);
  },
);

import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { THEMES } from '../browser/harness/themes.ts';
import { launchPainter, openScene, type Painter } from './openScene.ts';
import { serveGallery, type GalleryServer } from './page/server.ts';
import { sceneNamed } from './scenes/scenes.ts';

/** Input methods as Chromium has them: what is composed, and what it comes to (DevTools protocol, Input domain). */
const METHODS = [
  { name: 'Pinyin', composed: ['n', 'ni', 'ni h', 'ni hao'], text: '你好' },
  { name: 'Hangul', composed: ['ㅎ', '하', '한'], text: '한' },
];
const [theme] = THEMES;
let painter: Painter;
let server: GalleryServer;
let page: Page;
let devTools: CDPSession;

beforeAll(async () => {
  [painter, server] = await Promise.all([launchPainter(), serveGallery()]);
  page = painter.page;
  devTools = await page.context().newCDPSession(page);
});
afterAll(async () => {
  server.end();
  await painter.end();
});

async function open(name: string): Promise<void> {
  await openScene(page, server.url, sceneNamed(name), theme.kind);
}

/** A key as an input method sends it: browsers give it the number 229, and say that it is composing. */
async function composingKey(key: string): Promise<void> {
  const event = { key, code: key, windowsVirtualKeyCode: 229 };
  await devTools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
  await devTools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
}

async function compose({ composed, text }: (typeof METHODS)[number], end: 'Enter' | 'none'): Promise<void> {
  for (const now of composed) {
    await composingKey('Process');
    await devTools.send('Input.imeSetComposition', {
      ...{ text: now, selectionStart: now.length, selectionEnd: now.length },
    });
  }
  if (end === 'Enter') await composingKey('Enter');
  await devTools.send('Input.insertText', { text });
}

const sent = (): Promise<NonNullable<Window['gallerySent']>> => page.evaluate(() => window.gallerySent ?? []);
const keys = async (): Promise<string> =>
  (await sent()).flatMap((message) => (message.type === 'keys' ? [message.data] : [])).join('');

test.each(METHODS)('$name in a terminal: its text is sent once, and Enter runs nothing', async (method) => {
  await open('terminals-idle');
  await page.locator('.terminal textarea').first().focus();
  await compose(method, 'none');
  await expect.poll(keys).toBe(method.text);
  await compose(method, 'Enter');
  await expect.poll(keys).toBe(method.text.repeat(2));
  // An Enter of the learner's own runs it, and comes after all that was composed.
  await page.keyboard.press('Enter');
  await expect.poll(keys).toBe(`${method.text.repeat(2)}\r`);
});

test.each(METHODS)(
  "$name in the search of a terminal: Enter and Escape are the input method's",
  async (method) => {
    await open('terminals-find');
    const field = page.locator('.find input');
    await field.focus();
    await field.fill('');
    await compose(method, 'Enter');
    await expect.poll(() => field.inputValue()).toBe(method.text);
    await composingKey('Escape');
    expect(await field.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await field.isVisible()).toBe(false);
  },
);

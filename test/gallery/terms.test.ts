import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { THEMES } from '../browser/harness/themes.ts';
import { launchPainter, openScene, type Painter } from './openScene.ts';
import { serveGallery, type GalleryServer } from './page/server.ts';
import { sceneNamed } from './scenes/scenes.ts';

const [theme] = THEMES;
let painter: Painter;
let server: GalleryServer;
let page: Page;
let note: Locator;

beforeAll(async () => {
  [painter, server] = await Promise.all([launchPainter(), serveGallery()]);
  page = painter.page;
  note = page.locator('.term-note');
});
afterAll(async () => {
  server.end();
  await painter.end();
});
beforeEach(async () => {
  await page.mouse.move(0, 0);
  await open('terms-closed');
});

async function open(name: string, width?: number): Promise<void> {
  await openScene(
    page,
    server.url,
    { ...sceneNamed(name), ...(width !== undefined && { width }) },
    theme.kind,
  );
}

const termOf = (id: string): Locator => page.locator(`[data-term=${id}]`);
const isShown = (): Promise<boolean> => note.isVisible();

test('the pointer opens the note, may go into it, and closes it by leaving', async () => {
  await termOf('bridge').hover();
  await expect.poll(isShown).toBe(true);
  expect(await note.innerText()).toContain('A switch made of software.');
  expect(await termOf('bridge').getAttribute('aria-describedby')).toBe(await note.getAttribute('id'));
  await note.hover();
  expect(await isShown()).toBe(true);
  await page.mouse.move(0, 0);
  await expect.poll(isShown).toBe(false);
  expect(await note.textContent()).toBe('');
  expect(await termOf('bridge').getAttribute('aria-describedby')).toBeNull();
});

test('Escape closes it, wherever the keyboard is, and it opens again', async () => {
  await termOf('bridge').hover();
  await expect.poll(isShown).toBe(true);
  await page.keyboard.press('Escape');
  expect(await isShown()).toBe(false);
  await page.mouse.move(0, 0);
  await termOf('bridge').hover();
  await expect.poll(isShown).toBe(true);
});

test('the keyboard comes to each term; Enter opens what Escape closed', async () => {
  await page.locator('.step-toggle').focus();
  await page.keyboard.press('Tab');
  await expect.poll(() => note.innerText()).toContain('bridge');
  await page.keyboard.press('Tab');
  await expect.poll(() => note.innerText()).toContain('forwarding database');
  await page.keyboard.press('Escape');
  expect(await isShown()).toBe(false);
  await page.keyboard.press('Enter');
  expect(await isShown()).toBe(true);
  // On to the link, which is no term.
  await page.keyboard.press('Tab');
  expect(await isShown()).toBe(false);
});

test('a finger opens it, and closes it elsewhere', async () => {
  const touch = { pointerType: 'touch', bubbles: true };
  const term = termOf('bridge');
  await term.dispatchEvent('pointerover', touch);
  expect(await isShown()).toBe(false);
  await term.dispatchEvent('pointerdown', touch);
  await term.dispatchEvent('click', touch);
  expect(await isShown()).toBe(true);
  await page.locator('.lesson h1').dispatchEvent('pointerdown', touch);
  expect(await isShown()).toBe(false);
});

test('the text of the prose is what it is without marks', async () => {
  expect(await page.locator('.step-body .prose').textContent()).toContain(
    'A bridge joins the cables of three rooms. How does the bridge know',
  );
});

test.each([320, 390, 700, 1240])('the note is whole in a window of %i pixels', async (width) => {
  await open('terms-closed', width);
  await termOf('fdb').focus();
  // The browser scrolls to it.
  await expect.poll(async () => (await termOf('fdb').boundingBox())?.y ?? 501).toBeLessThan(500);
  await expect.poll(async () => Math.round((await note.boundingBox())?.y ?? -1)).toBeGreaterThanOrEqual(0);
  const box = await note.boundingBox();
  const words = await page.locator('.term-note p').first().boundingBox();
  if (!box || !words) throw new Error('There is no note.');
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(width);
  expect(words.x + words.width).toBeLessThanOrEqual(box.x + box.width);
  expect(box.y + box.height).toBeLessThanOrEqual(500);
  expect(
    await note.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
  ).toBeLessThanOrEqual(0);
});

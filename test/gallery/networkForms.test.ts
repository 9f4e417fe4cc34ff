import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { THEMES } from '../browser/harness/themes.ts';
import { launchPainter, openScene, type Painter } from './openScene.ts';
import { serveGallery, type GalleryServer } from './page/server.ts';
import { sceneNamed } from './scenes/scenes.ts';

/** What the page does with the picture beyond drawing it: the form that adds to a sandbox, and the picture in pixels. */
const [theme] = THEMES;
let painter: Painter;
let server: GalleryServer;
let page: Page;

beforeAll(async () => {
  [painter, server] = await Promise.all([launchPainter(), serveGallery()]);
  page = painter.page;
});
afterAll(async () => {
  server.end();
  await painter.end();
});

async function open(name: string): Promise<void> {
  await openScene(page, server.url, sceneNamed(name), theme.kind);
}
const sent = (type: string) =>
  page.evaluate((wanted) => (window.gallerySent ?? []).filter((message) => message.type === wanted), type);
const type = () => page.getByRole('button', { name: 'Type it in the terminal' }).click();

test('the form says what it will type, and asks the player for it', async () => {
  await open('network-add');
  await page.getByLabel('This end').fill('to-red');
  const shown = await page.locator('.change-command').textContent();
  expect(shown).toMatch(
    /^ip link add to-red type veth peer name eth0 netns (\w+) && ip link set to-red up && ip -n \1 link set eth0 up$/,
  );
  await type();
  expect(await sent('changeNetwork')).toEqual([
    {
      type: 'changeNetwork',
      ...{ change: 'cable', host: 'vm', netns: null },
      values: { name: 'to-red', other: expect.stringMatching(/^\w+$/) as unknown, peer: 'eth0' },
    },
  ]);
});

test('by keyboard alone: Enter in a field types it, and a field that is wrong gets the focus and says why', async () => {
  await open('network-add-wrong');
  await page.getByLabel('Address', { exact: true }).press('Enter');
  expect(await sent('changeNetwork')).toEqual([]);
  const wrong = page.locator('[aria-invalid="true"]');
  expect(await wrong.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await page.locator('.change-why').textContent()).toContain('10.0.0.1/24');
  const address = page.getByLabel('Address', { exact: true });
  await address.fill('10.0.0.1/24');
  await address.press('Enter');
  expect(await sent('changeNetwork')).toHaveLength(1);
});

test('a network that changes while somebody writes leaves them in their field, with what they wrote', async () => {
  await open('network-add');
  const field = page.getByLabel('This end');
  await field.fill('half-writ');
  await page.evaluate(() => {
    const [message] = window.galleryScene.messages;
    if (message?.type !== 'view' || !message.view.network) throw new Error('The scene shows no network');
    const sites = message.view.network.sites.filter(({ netns }) => netns !== 'blue');
    window.galleryTell?.({
      ...message,
      view: { ...message.view, network: { ...message.view.network, sites } },
    });
  });
  await expect.poll(() => page.locator('select[name="other"] option', { hasText: 'blue' }).count()).toBe(0);
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await field.inputValue()).toBe('half-writ');
});

test('a chosen interface of a sandbox offers what can be changed there, with its name in the form', async () => {
  await open('network-add');
  const node = page.locator('[data-node]').first();
  const title = await node.locator('title').first().textContent();
  await node.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Change it' }).click();
  const chosen = await page.locator('select[name="link"]').inputValue();
  expect(title).toContain(chosen);
});

test('the picture in pixels has twice the size of the drawing, and its colours', async () => {
  await open('whole-empty');
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20" fill="#ff0000"/></svg>';
  await page.evaluate((picture) => window.galleryTell?.({ type: 'rasterize', svg: picture }), svg);
  await expect.poll(() => sent('rasterized'), { timeout: 60_000 }).toHaveLength(1);
  const [reply] = await sent('rasterized');
  if (reply?.type !== 'rasterized' || reply.png === null) throw new Error('There is no picture in pixels');
  const png = PNG.sync.read(Buffer.from(reply.png, 'base64'));
  expect([png.width, png.height]).toEqual([60, 40]);
  expect([...png.data.subarray(0, 4)]).toEqual([255, 0, 0, 255]);
});

test('what is no picture is answered with none', async () => {
  await open('whole-empty');
  await page.evaluate(() => window.galleryTell?.({ type: 'rasterize', svg: '<svg' }));
  await expect
    .poll(() => sent('rasterized'), { timeout: 60_000 })
    .toEqual([{ type: 'rasterized', png: null }]);
});

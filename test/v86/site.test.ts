import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { serveSite, type SiteServer } from '../../extension/build/site/serveSite.ts';
import { writeSite } from '../../extension/build/site/writeSite.ts';
import { buildSnapshot } from '../../vm/machines/v86/buildSnapshot.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { launchChromium } from '../browser/harness/chromium.ts';
import { Player } from '../browser/harness/player.ts';

/** The site on a static server, in a folder of it, and a browser that has never been there. */
const UNDER = '/some/where/';
const folder = join(mkdtempSync(join(tmpdir(), 'patchbay-site-')), 'site');
let server: SiteServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** An emulated PC on a busy computer: each wait ends with its condition, and this only with a fault. */
const PATIENCE_MS = 240_000;
vi.setConfig({ testTimeout: 2 * PATIENCE_MS });
/** Requests for the machine's parts. */
let fetched: string[] = [];
/** Parts whose next answer is cut in the middle. */
const cut = new Set<string>();
/** What the browser's console says of errors. */
const errors: string[] = [];

beforeAll(async () => {
  await writeSite(folder, await buildSnapshot(openDataFolder()));
  server = await serveSite(folder, {
    under: UNDER,
    intercept(path, response) {
      if (path.endsWith('.part')) fetched.push(path);
      if (!path.endsWith('.part') || cut.size === 0) return false;
      cut.clear();
      response.setHeader('content-length', 1000);
      response.write('half a', () => response.destroy());
      return true;
    },
  });
  browser = await launchChromium();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(PATIENCE_MS);
  page = await context.newPage();
  page.on('pageerror', (error) => errors.push(String(error)));
}, 3_600_000);

afterAll(async () => {
  await browser.close();
  server.end();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});
afterEach(() => expect(errors).toEqual([]));

const player = (): Player => new Player(page, page);
const running = ({ machine }: Player): Promise<void> =>
  machine.filter({ hasText: /running$/ }).waitFor({ timeout: PATIENCE_MS });

test('the first page lists the lessons, and says what the others need', async () => {
  await page.goto(server.url);
  expect(await page.locator('.lesson a').count()).toBeGreaterThan(8);
  await page.locator('.elsewhere', { hasText: 'needs Docker' }).first().waitFor();
  await page.locator('.elsewhere', { hasText: 'needs etcd' }).first().waitFor();
});

test('a lesson starts in the tab, also where the connection is cut', async () => {
  cut.add('the next');
  await page.getByRole('link', { name: 'A cable, and a switch made of software' }).click();
  await running(player());
  await player()
    .terminal('left')
    .shows(/[#$] ?/);
  // Each part once, and one of them again.
  expect(fetched.length).toBe(new Set(fetched).size + 1);
  expect(await page.locator('.machine-words').textContent()).toMatch(/v86, an emulated PC/);
});

test('a typed command runs in it, a step is run and checked, and the picture is drawn', async () => {
  await player().terminal('left').type('uname -m; echo $((6*7))-answer');
  await player().terminal('left').shows('42-answer');
  await player().terminal('left').shows('i686');
  const step = player().step('cable');
  for (const index of [0, 1, 2]) {
    await step.run(index);
    await step.done(index);
  }
  await step.says('achieved');
  await player().node('veth-red').waitFor();
});

test('a second tab of the lesson says that it is open, and leads back', async () => {
  const second = await context.newPage();
  await second.goto(new URL('lessons/veth-bridge.html', server.url).href);
  await second.getByRole('heading', { name: 'This lesson is open in another tab.' }).waitFor();
  await second.getByRole('button', { name: 'Back to the lessons' }).click();
  await second.locator('.lesson-list').first().waitFor();
  await second.close();
});

test('a browser without WebAssembly says so, and what to do', async () => {
  const other = await browser.newContext();
  other.setDefaultTimeout(PATIENCE_MS);
  await other.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  const old = await other.newPage();
  await old.goto(new URL('lessons/tun.html', server.url).href);
  await old.getByRole('heading', { name: "This browser can't run the machine." }).waitFor();
  await old.getByText('Use a newer browser').waitFor();
  await other.close();
});

test('without a network, a page that is loaded again has lost nothing', async () => {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  server.end();
  fetched = [];
  await page.reload();
  await running(player());
  await player().step('cable').says('achieved · still true');
  await player().node('veth-red').waitFor();
  expect(fetched).toEqual([]);
  await page.getByRole('link', { name: 'Lessons' }).click();
  await page.locator('.lesson-progress', { hasText: /^1 of \d+ steps$/ }).waitFor();
});

test('a browser that keeps nothing plays all the same, and says so', async () => {
  server = await serveSite(folder);
  const other = await browser.newContext();
  other.setDefaultTimeout(PATIENCE_MS);
  await other.addInitScript(() => {
    const refuse = (): never => {
      throw new Error('nothing is kept here');
    };
    CacheStorage.prototype.open = refuse;
    IDBFactory.prototype.open = refuse;
    Storage.prototype.setItem = refuse;
    Storage.prototype.getItem = refuse;
  });
  const tab = await other.newPage();
  await tab.goto(new URL('lessons/tun.html', server.url).href);
  await tab.locator('.notice', { hasText: 'This browser keeps nothing for this page' }).waitFor();
  await running(new Player(tab, tab));
  await other.close();
});

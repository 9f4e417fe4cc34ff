import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Editor } from './harness/editor.ts';
import { HOSTILE_TITLE, writeHostileLesson } from './hostileLesson.ts';
import { startEditor } from './harness/packagedEditor.ts';
import { Workbench } from './harness/workbench.ts';

/** A lesson that means ill, in the real player: what the page itself says of it. */
const lessons = mkdtempSync(join(tmpdir(), 'patchbay-hostile-'));
const attacks = writeHostileLesson(lessons);
const said = { violations: [] as string[], requests: [] as string[], windows: 0 };
let editor: Editor;
let workbench: Workbench;
let title: string;

beforeAll(async () => {
  editor = await startEditor({ settings: { 'patchbay.lessonsFolder': lessons } });
  const page = await editor.page();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.exposeFunction('tellViolation', (what: string) => said.violations.push(what));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective, sourceFile }) => {
      const { tellViolation } = globalThis as unknown as { tellViolation: (what: string) => void };
      tellViolation(`${violatedDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  page.on('request', (request) => said.requests.push(request.url()));
  page.on('popup', () => said.windows++);
  page.on('dialog', (dialog) => {
    said.windows++;
    void dialog.dismiss();
  });
  await page.goto(editor.server.url.href);
  workbench = await Workbench.of(page);
  await page.evaluate(() => navigator.clipboard.writeText('untouched'));
  await workbench.startLesson(HOSTILE_TITLE);
  await workbench.player.running();
  title = await page.title();
});
afterAll(async () => {
  rmSync(lessons, { recursive: true });
  expect(await editor.end()).toEqual([]);
});

test('output with escape sequences types nothing, and touches neither clipboard nor title', async () => {
  expect(attacks).toBeGreaterThan(60);
  const { player, page } = workbench;
  await player.step('output').run();
  await player.step('output').done();
  await player.step('output').says('achieved');
  await player.terminal('vm').type('echo after-$((40+2))');
  await player.terminal('vm').shows(/# echo after-\$\(\(40\+2\)\)\s*after-42/);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('untouched');
  expect(await page.title()).toBe(title);
});

test('no script of the lesson ran, no address of it was asked for, and its page has nothing that could', async () => {
  const { page } = workbench;
  expect(said.requests.filter((url) => url.includes('evil.test'))).toEqual([]);
  expect(said.windows).toBe(0);
  for (const frame of page.frames())
    expect(await frame.evaluate(() => (globalThis as { hostile?: number }).hostile)).toBeUndefined();
  const found = await (
    await playerFrame()
  ).evaluate(() => {
    const inside = [...document.querySelectorAll('#player *')];
    const addresses = inside.flatMap((element) =>
      ['href', 'src', 'action', 'formaction', 'xlink:href', 'data'].flatMap(
        (name) => element.getAttribute(name) ?? [],
      ),
    );
    return {
      elements: inside.length,
      active: inside.filter((element) =>
        element.matches('script, iframe, object, embed, form, base, meta, link, foreignObject, animate, use'),
      ).length,
      handlers: inside.filter((element) => element.getAttributeNames().some((name) => name.startsWith('on')))
        .length,
      strange: addresses.filter((address) => !/^(?:https?:\/\/|#)/.test(address)),
    };
  });
  expect(found).toEqual({ elements: expect.any(Number) as number, active: 0, handlers: 0, strange: [] });
  expect(found.elements).toBeGreaterThan(attacks * 3);
  // Nothing even tried: what came in as text is text.
  expect(said.violations.filter((what) => !what.includes('workbench'))).toEqual([]);
});

/** The document of the player, to run a script in. */
async function playerFrame(): Promise<Frame> {
  const frame = await (await workbench.player.frame.locator('body').elementHandle()).ownerFrame();
  if (!frame) throw new Error('The player has no frame.');
  return frame;
}

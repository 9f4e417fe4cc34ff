import { execa } from 'execa';
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { pollUntil } from '../../extension/core/async/pollUntil.ts';
import { freePort } from '../../vm/process/freePort.ts';
import { processesMentioning } from '../../vm/process/processIdentity.ts';
import { makeSharedHome } from '../vm/harness/sharedHome.ts';
import { launchChromium } from './harness/chromium.ts';
import { copyTree } from './harness/copiedTree.ts';
import { Workbench } from './harness/workbench.ts';

/** `npm run dev` in a copy of the tree, whose sources a test may change. */
const tree = copyTree();
const home = makeSharedHome('test-dev-');
const HEADER = join(tree, 'extension/webview/frame/header.ts');
const KINDS = join(tree, 'extension/core/checks/kinds/kinds.generated.ts');
let end: () => Promise<number | undefined>;
let said = '';
let browser: Browser;
let page: Page;
let workbench: Workbench;
let loads = 0;
/** When the window last began to load, in milliseconds of this process. */
let reloadedAt = 0;

beforeAll(async () => {
  symlinkSync(inject('server'), join(home, basename(inject('server'))));
  const argv = ['extension/build/start.ts', '--dev', '--port', String(await freePort())];
  const child = execa(process.execPath, argv, {
    ...{ cwd: tree, env: { PATCHBAY_HOME: home, NO_COLOR: '1' }, reject: false, stdin: 'ignore', all: true },
  });
  child.all.on('data', (piece: Buffer) => (said += piece.toString()));
  end = async () => {
    child.kill('SIGINT');
    return (await child).exitCode;
  };
  browser = await launchChromium();
  page = await browser.newPage();
  page.setDefaultTimeout(150_000);
  page.on('load', () => (loads += 1));
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) reloadedAt = performance.now();
  });
  const url = await pollUntil(() => /http:\S+/.exec(said)?.[0], { timeoutMs: 300_000, everyMs: 100 });
  if (url === undefined) throw new Error(`npm run dev says no address: ${said}`);
  await page.goto(url);
  workbench = await Workbench.of(page);
  await workbench.player.running();
});
afterAll(async () => {
  await browser.close();
  expect(await end()).toBe(130);
  const left = processesMentioning(`${home}/`);
  for (const folder of [home, tree]) rmSync(folder, { recursive: true, force: true });
  expect(left).toEqual([]);
});

/** Changes what the header says of a machine that runs. */
function save(running: string): number {
  const text = readFileSync(HEADER, 'utf8');
  writeFileSync(HEADER, text.replace(/running: \{ words: .*?, icon/, `running: { words: '${running}', icon`));
  return performance.now();
}

test('a source is saved, and the window reloads with it', async () => {
  const saved = save('up');
  await workbench.player.machine.filter({ hasText: /· up$/ }).waitFor();
  const ms = (until: number): string => `${Math.round(until - saved)} ms`;
  process.stdout.write(
    `from saving to the reload ${ms(reloadedAt)}, to the new page ${ms(performance.now())}\n`,
  );
  expect(loads).toBe(2);
  expect(said).toMatch(/Built .*webview\.js.* in \d+ ms/);
});

test('an error is shown in the terminal, and the window keeps what it has until it is mended', async () => {
  save("up' oops '");
  await expect
    .poll(() => said, { timeout: 60_000 })
    .toMatch(/Not built.*extension\/webview\/frame\/header\.ts:\d+/s);
  await workbench.player.machine.filter({ hasText: /· up$/ }).waitFor();
  expect(loads).toBe(2);
  save('up again');
  await workbench.player.machine.filter({ hasText: /· up again$/ }).waitFor();
  expect(loads).toBe(3);
});

test('the list of check kinds is written again', async () => {
  const list = readFileSync(KINDS, 'utf8');
  rmSync(KINDS);
  await expect.poll(() => existsSync(KINDS) && readFileSync(KINDS, 'utf8'), { timeout: 60_000 }).toBe(list);
});

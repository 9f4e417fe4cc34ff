import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { makeBundles } from '../../extension/build/bundles/bundles.ts';
import { ROOT } from '../../extension/build/root.ts';
import { makeVsix } from '../../extension/build/bundles/vsix.ts';
import { ensureServer } from '../../extension/build/vscodeServer/installServer.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { Editor } from '../browser/harness/editor.ts';
import type { Workbench } from '../browser/harness/workbench.ts';
import { median, spread, type Bench, timings } from './figure.ts';
import { megabytes, memoryOf } from './memory.ts';

const LESSON = 'A NIC in two steps';
const EMPTY = 'Bench: Show an Empty Webview';
const ROUNDS = 5;
const KEYS = 40;
const CAT_MB = 10;
/** 100 lines of 80 characters per second: an hour of a talkative program. */
const HOUR_LINES = 360_000;

/** The player in a real VS Code in a browser: how soon it is there, and how its terminals compare with VS Code's own. */
export const playerBench: Bench = async (report) => {
  await makeBundles();
  const kilobytes = (file: string): string => `${(statSync(file).size / 1000).toFixed(0)} kB`;
  const dist = (name: string): string => kilobytes(join(ROOT, 'dist', name));
  report({
    what: 'the extension, and the script and the style of its page',
    measured: ['extension.cjs', 'webview.js', 'webview.css'].map(dist).join(', '),
  });
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-bench-'));
  const editor = await Editor.start({
    server: await ensureServer(openDataFolder()),
    extensions: [ROOT, emptyWebview(folder)],
    settings: { 'patchbay.lessonsFolder': join(ROOT, 'test/browser/lessons') },
  });
  try {
    await makeVsix(join(folder, 'patchbay.vsix'));
    report({ what: 'the package', measured: kilobytes(join(folder, 'patchbay.vsix')) });
    const workbench = await editor.open();
    const { player, page } = workbench;
    await startLesson(workbench);
    report({ what: 'activation, as VS Code tells it', measured: await activation(workbench) });
    await stop(workbench);

    // From the moment in which something was chosen from a list.
    const nothingElse = page.frameLocator('iframe.webview').frameLocator('iframe').getByText('nothing else');
    const empty = await timings(ROUNDS, () => nothingElse.waitFor(), {
      before: () => workbench.run(EMPTY),
      after: () => closeEditors(workbench),
    });
    const shown: number[] = [];
    const toPrompt = async (): Promise<void> => {
      const chosen = performance.now();
      await player.title.waitFor();
      shown.push(performance.now() - chosen);
      await answers(workbench);
    };
    const prompts = await timings(ROUNDS, toPrompt, {
      before: () => workbench.startLesson(LESSON),
      after: () => stop(workbench),
    });
    const webview = `an empty webview of another extension: ${spread(empty)}`;
    report({
      what: 'from the choice of a lesson to its page',
      measured: spread(shown.sort((a, b) => a - b)),
      against: webview,
    });
    report({
      what: 'from the choice of a lesson to a prompt that answers',
      measured: spread(prompts),
      against: `${((median(prompts) - median(empty)) / 1000).toFixed(2)} s more than that webview`,
    });

    await startLesson(workbench);
    const ours = player.terminal('left').element;
    const frame = await frameOf(player.frame.locator('body'));
    await type(page, ours, `seq 1 9999999 | head -c ${CAT_MB}000000 > /tmp/much; echo made-$((1+1))`);
    await ours.getByText('made-2').first().waitFor();
    const oursEcho = await echo(page, frame, ours);
    const oursCat = await cat(page, ours, '/tmp/much');

    const much = join(folder, 'much');
    writeFileSync(
      much,
      Array.from({ length: 1_500_000 }, (_, n) => n)
        .join('\n')
        .slice(0, CAT_MB * 1e6),
    );
    await workbench.run('Terminal: Create New Terminal');
    const theirs = page.locator('.integrated-terminal .terminal-wrapper.active');
    await theirs.locator('.xterm-rows').filter({ hasText: /[#$]/ }).waitFor();
    const theirsEcho = await echo(page, page.mainFrame(), theirs);
    const theirsCat = await cat(page, theirs, much);

    const hour = `${HOUR_LINES} lines of 80 characters`;
    await workbench.showPlayer();
    const before = await memories(editor, frame);
    await type(page, ours, `clear; yes $(printf %079d 0) | head -n ${HOUR_LINES}; echo hour-$((1+1))`);
    await ours.locator('.xterm-rows').filter({ hasText: 'hour-2' }).waitFor();
    const after = await memories(editor, frame);
    report({
      what: `the page's heap after ${hour}, all garbage collected`,
      measured: `${megabytes(after.page)} MB`,
      against: `before: ${megabytes(before.page)} MB`,
    });
    report({
      what: `private memory of the extension host after ${hour}`,
      measured: `${megabytes(after.extensionHost)} MB`,
      against: `before: ${megabytes(before.extensionHost)} MB, other extensions and VS Code's own part among them`,
    });

    const own = 'VS Code’s own terminal, without a machine between';
    const rate = (ms: number): string => `${((CAT_MB * 1000) / ms).toFixed(1)} MB/s`;
    report({
      what: `\`cat\` of ${CAT_MB} MB in a lesson's terminal, to its last line on the screen`,
      measured: rate(oursCat),
      against: `${own}: ${rate(theirsCat)}`,
    });
    report({
      what: 'from a key to its echo on the screen',
      measured: spread(oursEcho),
      against: `${own}: ${spread(theirsEcho)}`,
    });
    report({
      what: 'what the machine adds to a key’s echo',
      measured: `${(median(oursEcho) - median(theirsEcho)).toFixed(0)} ms`,
    });
  } finally {
    await editor.end();
    rmSync(folder, { recursive: true, force: true });
  }
};

async function startLesson(workbench: Workbench): Promise<void> {
  await workbench.startLesson(LESSON);
  await answers(workbench);
}

/** Waits until the machine runs, and its shell has answered what is typed. */
async function answers({ page, player }: Workbench): Promise<void> {
  await player.running();
  const terminal = player.terminal('left');
  // At once: clicks that wait for the page to be still, and keys one by one, take longer than the rest.
  await terminal.element.locator('textarea').focus();
  await page.keyboard.insertText('echo answer-$((1+1))');
  await page.keyboard.press('Enter');
  await terminal.shows('answer-2');
}

/** Ends the machine and closes the player. */
async function stop(workbench: Workbench): Promise<void> {
  await workbench.run('Patchbay: Stop Machine');
  await workbench.player.machine.filter({ hasText: 'stopped' }).waitFor();
  await closeEditors(workbench);
}

async function closeEditors(workbench: Workbench): Promise<void> {
  await workbench.run('View: Close All Editors');
  await workbench.page.locator('iframe.webview').waitFor({ state: 'detached' });
}

/** An extension that shows a webview with a word in it, and does nothing besides. */
function emptyWebview(parent: string): string {
  const folder = join(parent, 'empty-webview');
  mkdirSync(folder);
  const manifest = {
    ...{ name: 'empty-webview', publisher: 'bench', version: '1.0.0', engines: { vscode: '^1.100.0' } },
    ...{ main: './main.js', contributes: { commands: [{ command: 'bench.empty', title: EMPTY }] } },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(
    join(folder, 'main.js'),
    `const { commands, window } = require('vscode');
     exports.activate = () => commands.registerCommand('bench.empty', () => {
       window.createWebviewPanel('empty', 'Empty', 1, {}).webview.html = '<!doctype html><p>nothing else</p>';
     });`,
  );
  return folder;
}

/** Bytes of the page's JavaScript heap, collected, and of the extension host's private memory. */
async function memories(editor: Editor, frame: Frame): Promise<{ page: number; extensionHost: number }> {
  const page = frame.page();
  // A frame of another site has a process and a session of its own.
  const session = await page
    .context()
    .newCDPSession(frame)
    .catch(() => page.context().newCDPSession(page));
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return { page: usedSize, extensionHost: memoryOf(editor.extensionHost()).own };
}

async function activation(workbench: Workbench): Promise<string> {
  await workbench.run('Developer: Show Running Extensions');
  const row = workbench.page.locator('.runtime-extensions-editor .extension').filter({ hasText: 'Patchbay' });
  const text = await row.locator('.activation-time').innerText();
  return /\d+ ?ms/.exec(text)?.[0] ?? text;
}

async function type(page: Page, terminal: Locator, line: string): Promise<void> {
  await terminal.locator('.xterm-screen').click();
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
}

/** Milliseconds from Enter until the line after all of the file is on the screen. */
async function cat(page: Page, terminal: Locator, file: string): Promise<number> {
  await terminal.locator('.xterm-screen').click();
  await page.keyboard.type(`clear; cat ${file}; echo; echo all-$((1+1))`);
  const started = performance.now();
  await page.keyboard.press('Enter');
  await terminal.locator('.xterm-rows').filter({ hasText: 'all-2' }).waitFor();
  return performance.now() - started;
}

/** Milliseconds from each key's event to the change of the terminal's rows in the page, in order of size. */
async function echo(page: Page, frame: Frame, terminal: Locator): Promise<number[]> {
  await terminal.locator('.xterm-screen').click();
  const rows = await terminal.locator('.xterm-rows').elementHandle();
  await frame.evaluate((element) => {
    const samples: number[] = [];
    let pressed = 0;
    Object.assign(globalThis, { patchbaySamples: samples });
    addEventListener('keydown', () => (pressed = performance.now()), true);
    new MutationObserver(() => {
      if (pressed > 0) samples.push(performance.now() - pressed);
      pressed = 0;
    }).observe(element, { subtree: true, childList: true, characterData: true });
  }, rows);
  for (let count = 1; count <= KEYS; count++) {
    await page.keyboard.press('a');
    await frame.waitForFunction(
      (wanted) => (globalThis as unknown as { patchbaySamples: number[] }).patchbaySamples.length >= wanted,
      count,
    );
  }
  // The kernel throws away what is typed before Ctrl-C is through (termios(3), NOFLSH).
  await page.keyboard.press('Control+C');
  await terminal
    .locator('.xterm-rows')
    .filter({ hasText: /a\^C\s*\S/ })
    .waitFor();
  const samples = await frame.evaluate(
    () => (globalThis as unknown as { patchbaySamples: number[] }).patchbaySamples,
  );
  return samples.slice(0, KEYS).sort((a, b) => a - b);
}

async function frameOf(element: Locator): Promise<Frame> {
  const frame = await (await element.elementHandle()).ownerFrame();
  if (!frame) throw new Error('The player has no frame.');
  return frame;
}

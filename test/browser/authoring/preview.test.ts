import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listRecords } from '../../../vm/store/machineRecord.ts';
import type { Editor } from '../harness/editor.ts';
import { startEditor } from '../harness/packagedEditor.ts';
import type { Workbench } from '../harness/workbench.ts';

const PARAGRAPHS = Array.from({ length: 60 }, (_, index) => `Paragraph ${index + 1} of the first step.\n`);
const LESSON = `---
format: 1
title: One NIC
summary: A lesson that is being written.
minutes: 1
hosts: [vm]
---

# One NIC

Read this first.

## Make it {#make}

\`\`\`bash {run terminal=left}
ip link add nic0 type dummy
\`\`\`

\`\`\`yaml {check}
- what: There is a NIC called nic0
  link: nic0
\`\`\`

${PARAGRAPHS.join('\n')}
## Switch it on {#on}

\`\`\`bash {run terminal=left}
ip link set nic0 up
\`\`\`

\`\`\`yaml {check}
- what: nic0 is up
  link: nic0
  up: true
\`\`\`
`;

let editor: Editor;
let workbench: Workbench;
let root: string;
let file: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'patchbay-preview-'));
  mkdirSync(join(root, 'nic'));
  file = join(root, 'nic/lesson.md');
  writeFileSync(file, LESSON);
  editor = await startEditor({
    settings: { 'security.workspace.trust.enabled': false, 'editor.minimap.enabled': false },
    viewport: { width: 1500, height: 900 },
  });
  workbench = await editor.open({ folder: root });
});
afterAll(async () => {
  expect(await editor.end()).toEqual([]);
  rmSync(root, { recursive: true, force: true });
});

/** The page of the preview: a webview's is two frames deep. */
function preview(): FrameLocator {
  return workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}
/** How many problems there are: a screen reader's copy of it stands elsewhere. */
async function counts(words: string): Promise<void> {
  await preview().locator('.preview-count').filter({ hasText: words }).waitFor();
}
const text = (): Locator => workbench.page.locator('.monaco-editor .view-lines').first();
/** Puts the cursor at the end of a line, as a user does. */
async function goToLine(line: number): Promise<void> {
  await text().click();
  await workbench.page.keyboard.press('Control+g');
  await workbench.input.fill(`:${line}:200`);
  await workbench.page.keyboard.press('Enter');
  await workbench.input.waitFor({ state: 'hidden' });
}
/** How far a paragraph is below the upper edge of the preview's text, in pixels. */
async function heightOf(words: string): Promise<number> {
  const edge = await preview().locator('.lesson').boundingBox();
  const box = await preview().getByText(words, { exact: true }).boundingBox();
  return (box?.y ?? NaN) - (edge?.y ?? NaN);
}
const lineOf = (words: string): number => 1 + LESSON.split('\n').indexOf(words);

test('the preview opens beside the Markdown, and shows what is typed before it is saved', async () => {
  await workbench.run('Go to File...');
  await workbench.input.fill('lesson.md');
  await workbench.rows.filter({ hasText: 'lesson.md' }).first().waitFor();
  await workbench.page.keyboard.press('Enter');
  await text().getByText('One NIC').first().waitFor();
  await workbench.page
    .locator('.editor-actions')
    .getByRole('button', { name: /Open Lesson to the Side/ })
    .click();
  await preview().getByRole('heading', { name: 'One NIC' }).waitFor();
  await counts('No problems');
  expect(await preview().getByRole('button', { name: /^Run/ }).count()).toBe(0);

  await goToLine(lineOf('Read this first.'));
  await workbench.page.keyboard.type(' And then that.');
  await preview().getByText('Read this first. And then that.').waitFor();
  expect(readFileSync(file, 'utf8')).toBe(LESSON);
  expect(listRecords(editor.data)).toEqual([]);
});

test('a problem appears at its block and is counted, and goes when it is mended', async () => {
  await goToLine(lineOf('  link: nic0'));
  await workbench.page.keyboard.type('\nknid: dummy');
  await counts('1 error');
  const problem = preview().locator('#step-make .problem');
  expect(await problem.innerText()).toMatch(/^Error · line \d+ · A link check has no key "knid"/);
  await workbench.page.keyboard.press('Shift+Home');
  await workbench.page.keyboard.press('Backspace');
  await counts('No problems');
  expect(await problem.count()).toBe(0);
});

test('text that can’t be read keeps the preview, with a sentence that says so', async () => {
  const { keyboard } = workbench.page;
  await goToLine(1);
  await keyboard.press('Control+a');
  await keyboard.press('Backspace');
  const unread = preview().locator('.preview-unread');
  await unread.filter({ hasText: /^lesson\.md can’t be read now/ }).waitFor();
  await preview().getByRole('heading', { name: 'One NIC' }).waitFor();
  await keyboard.press('Control+z');
  await counts('No problems');
  await unread.waitFor({ state: 'hidden' });
});

test('the preview follows the editor, and the editor the preview', async () => {
  await goToLine(1);
  await goToLine(lineOf('Paragraph 40 of the first step.'));
  // The editor shows the line in its middle, so the preview begins some lines before it.
  await expect.poll(() => heightOf('Paragraph 40 of the first step.'), { timeout: 60_000 }).toBeLessThan(900);
  expect(await heightOf('Paragraph 1 of the first step.')).toBeLessThan(0);

  await goToLine(1);
  await expect
    .poll(() => heightOf('Read this first. And then that.'), { timeout: 60_000 })
    .toBeGreaterThan(0);
  await preview().locator('.lesson').hover();
  await workbench.page.mouse.wheel(0, 1500);
  const shown = (): Promise<string> => text().innerText();
  await expect.poll(shown, { timeout: 60_000 }).not.toContain('minutes:');
  const before = await heightOf('Paragraph 20 of the first step.');
  await expect.poll(shown, { timeout: 60_000 }).toMatch(/Paragraph.\d+.of/);
  // Nothing comes back from the editor.
  expect(await heightOf('Paragraph 20 of the first step.')).toBe(before);
});

test('the lesson is saved and played from the start of the step under the cursor', async () => {
  await goToLine(lineOf('ip link set nic0 up'));
  // One webview is enough to tell which is the player.
  const tab = workbench.page.getByRole('tab', { name: /Preview: nic/ });
  await tab.getByRole('button', { name: /^Close/ }).click();
  await workbench.run('Patchbay: Play from This Step');
  const { player } = workbench;
  await player.running();
  await player.step('on').says('at it');
  await player.terminal('left').type('ip -br link show nic0');
  await player.terminal('left').shows(/nic0\s+DOWN/);
  expect(readFileSync(file, 'utf8')).toContain('And then that.');
  await player.step('make').says('to do');
});

import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../extension/build/root.ts';
import { axeProblems } from './harness/axeProblems.ts';
import type { Editor } from './harness/editor.ts';
import { startEditor } from './harness/packagedEditor.ts';
import { THEMES } from './harness/themes.ts';
import type { Workbench } from './harness/workbench.ts';

/** The player in the real VS Code, seen by axe-core, in the four theme kinds. */
let editor: Editor;
let workbench: Workbench;
beforeAll(async () => {
  editor = await startEditor({
    settings: { 'patchbay.lessonsFolder': join(ROOT, 'test/browser/lessons') },
  });
  workbench = await editor.open();
  await workbench.startLesson('A NIC in two steps');
  await workbench.player.running();
  await workbench.player.step('make').run();
  await workbench.player.step('make').says('achieved');
});
afterAll(async () => expect(await editor.end()).toEqual([]));

test.each(THEMES)('no violation in $id', async ({ id, kind }) => {
  editor.changeSettings({ 'workbench.colorTheme': id });
  await workbench.reload();
  await workbench.player.frame.locator(`body.${kind}`).waitFor();
  await workbench.player.running();
  const frame = await innerFrame();
  expect(await axeProblems(frame)).toEqual([]);
});

/** The webview's own document, to run a script in. */
async function innerFrame(): Promise<Frame> {
  const handle = await workbench.player.frame.locator('body').elementHandle();
  const frame = await handle.ownerFrame();
  if (!frame) throw new Error('The player has no frame.');
  return frame;
}

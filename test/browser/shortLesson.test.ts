import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../extension/build/root.ts';
import { listRecords } from '../../vm/store/machineRecord.ts';
import type { Editor } from './harness/editor.ts';
import { startEditor } from './harness/packagedEditor.ts';
import type { Workbench } from './harness/workbench.ts';

/** One window, one lesson, from the palette to its end, with all that may happen to it in between. */
let editor: Editor;
let workbench: Workbench;
beforeAll(async () => {
  editor = await startEditor({
    settings: { 'patchbay.lessonsFolder': join(ROOT, 'test/browser/lessons') },
  });
  workbench = await editor.open();
});
afterAll(async () => expect(await editor.end()).toEqual([]));

test('the palette starts a lesson in a window without a folder', async () => {
  await workbench.startLesson('A NIC in two steps');
  const { player } = workbench;
  await player.title.filter({ hasText: 'A NIC in two steps' }).waitFor();
  await player.running();
  await player.terminal('left').shows(/[#$] ?/);
});

test('Run runs the commands, and the check turns by itself', async () => {
  const step = workbench.player.step('make');
  expect(await step.checks('pass').count()).toBe(0);
  await step.run();
  await step.checks('pass').waitFor();
  await step.says('achieved');
});

test('Stop can be pressed while something runs, and says that it has ended', async () => {
  const { player } = workbench;
  await player.step('make').press('Next step');
  const row = player.step('on').element.locator('.boxed-row');
  const stop = row.getByRole('button', { name: 'Stop the program in the terminal left' });
  await row.getByText('nothing runs there').waitFor();
  expect(await stop.getAttribute('aria-disabled')).toBe('true');
  await player.step('on').run();
  await player.terminal('left').shows('bytes from');
  await stop.click();
  await row.getByText('stopped', { exact: true }).waitFor();
  await player.terminal('left').shows('packets transmitted');
  await player.step('on').element.locator('.run-status').filter({ hasText: 'done' }).first().waitFor();
});

test('+ opens a terminal and puts the keyboard into it', async () => {
  const { player, page } = workbench;
  await player.frame.getByRole('button', { name: 'New terminal' }).click();
  await player.terminal('vm.2').element.locator('.xterm-helper-textarea:focus').waitFor();
  await page.keyboard.type('echo $((3*7))-new');
  await page.keyboard.press('Enter');
  await player.terminal('vm.2').shows('21-new');
  await player.frame.getByRole('button', { name: 'Close the terminal vm.2' }).click();
  await player.terminal('vm.2').element.waitFor({ state: 'detached' });
});

test('what is typed in a terminal changes the picture and the checks', async () => {
  const { player } = workbench;
  await player.terminal('left').type('ip link add typed0 type dummy; ip link set nic0 up');
  await player.node('typed0').waitFor();
  await player.step('on').says('achieved');
});

test('Undo brings the machine and its terminals back to where they were at the step', async () => {
  const { player } = workbench;
  await player.frame.getByRole('button', { name: 'Undo: back to the start of this step' }).click();
  await workbench.answer('Go back');
  await player.node('typed0').waitFor({ state: 'detached' });
  await player.running();
  await player.node('nic0').waitFor();
  await player.step('on').says('achieved · no longer true');
  await player.terminal('left').shows('ip link add nic0');
  await player.terminal('left').type('ip link set nic0 up');
  await player.step('on').says('achieved · still true');
});

test('F1 leaves a terminal for the palette, and the leave key for the page', async () => {
  const { player } = workbench;
  await player.terminal('left').focus();
  await workbench.page.keyboard.press('F1');
  await workbench.input.waitFor();
  await workbench.page.keyboard.press('Escape');
  await player.terminal('left').focus();
  await workbench.page.keyboard.press('Control+F6');
  await player.terminal('left').element.locator('.terminal-title:focus').waitFor();
});

test('a reloaded window has lost nothing', async () => {
  const { player } = workbench;
  await player.terminal('left').type('echo before-$((20+3))');
  await player.terminal('left').shows('before-23');
  await workbench.reload();
  await player.running();
  await player.terminal('left').shows('before-23');
  await player.step('make').says('achieved');
  await player.terminal('left').type('echo after-$((40+2))');
  await player.terminal('left').shows('after-42');
});

test('a machine that died is rebuilt, with the steps that were done', async () => {
  const { player } = workbench;
  const [record, ...others] = listRecords(editor.data);
  expect(others).toEqual([]);
  process.kill(record!.process!.pid, 'SIGKILL');
  await player.banner.getByRole('button', { name: 'Rebuild the machine' }).click();
  await player.running();
  await player.step('on').says('achieved · still true');
  await player.node('nic0').waitFor();
  expect(await player.node('typed0').count()).toBe(0);
});

test('Reset starts again, after a question', async () => {
  const { player } = workbench;
  await player.frame.getByRole('button', { name: 'Reset: a fresh machine' }).click();
  await workbench.answer('Reset the lesson');
  await player.node('nic0').waitFor({ state: 'detached' });
  await player.running();
  await player.terminal('left').type('ip -br link show nic0');
  await player.terminal('left').shows('does not exist');
});

test('the keyboard alone is enough, from the palette to the end of the lesson', async () => {
  const { player, page } = workbench;
  await workbench.run('Patchbay: Forget Progress in This Lesson');
  await page.locator('.monaco-dialog-box').waitFor();
  await page.keyboard.press('Enter');
  await player.step('make').says('at it');
  await player.running();

  await workbench.run('Patchbay: Focus on the Lesson');
  await player.tabTo('Run: ip link add nic0 type dummy on vm');
  await page.keyboard.press('Enter');
  await player.step('make').says('achieved');
  await player.tabTo('Next step');
  await page.keyboard.press('Enter');
  await player.step('on').says('at it');
  const top = await page.locator('iframe.webview').boundingBox();
  const header = await player.frame.locator('.header').boundingBox();
  expect(header?.y, 'only the lesson scrolls, not the page in its frame').toBe(top?.y);
  await page.keyboard.press('Control+Enter');
  await player.terminal('left').shows('bytes from');
  await page.keyboard.press('Control+Enter');
  await player.step('on').element.getByText('stopped', { exact: true }).waitFor();
  await page.keyboard.press('Control+Enter');
  await player.step('on').says('achieved');
  await player.frame
    .getByRole('progressbar', { name: 'Progress in the lesson' })
    .and(player.frame.locator('[aria-valuetext="Step 2 of 2, 2 achieved"]'))
    .waitFor();
});

test('the progress report is written as Markdown and as JSON', async () => {
  const markdown = await exported('progress.md');
  expect(markdown).toContain('## A NIC in two steps\n\n2 of 2 steps.');
  expect(markdown).toMatch(/- \[x\] Make the NIC, \d{4}-\d\d-\d\d\n- \[x\] Switch it on, /);
  const json = JSON.parse(await exported('progress.json')) as { lessons: { id: string; achieved: number }[] };
  expect(json.lessons).toContainEqual(expect.objectContaining({ id: 'short', achieved: 2 }));
});

/** Exports the report with the palette into a file of the test's, and reads it. */
async function exported(name: string): Promise<string> {
  await workbench.run('Patchbay: Export Progress Report');
  return (await workbench.saveAs(join(editor.data.root, name), 'templates')).toString();
}

import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../extension/build/root.ts';
import { listRecords } from '../../vm/store/machineRecord.ts';
import type { Editor } from './editor.ts';
import { startEditor } from './packagedEditor.ts';
import type { Workbench } from './workbench.ts';

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
  await workbench.run('Patchbay: Start Lesson');
  await workbench.pick('A card in two steps');
  const { player } = workbench;
  await player.title.filter({ hasText: 'A card in two steps' }).waitFor();
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

test('what is typed in a terminal changes the picture and the checks', async () => {
  const { player } = workbench;
  await player.terminal('left').type('ip link add typed0 type dummy; ip link set card0 up');
  await player.card('typed0').waitFor();
  await player.step('on').says('achieved');
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
  await player.card('card0').waitFor();
  expect(await player.card('typed0').count()).toBe(0);
});

test('Reset begins anew after a question', async () => {
  const { player } = workbench;
  await player.frame.getByRole('button', { name: 'Reset: a fresh machine' }).click();
  await workbench.answer('Reset the lesson');
  await player.card('card0').waitFor({ state: 'detached' });
  await player.running();
  await player.terminal('left').type('ip -br link show card0');
  await player.terminal('left').shows('does not exist');
});

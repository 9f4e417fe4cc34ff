import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../extension/build/root.ts';
import { readCapture } from '../../extension/core/capture/readCapture.ts';
import type { Editor } from './harness/editor.ts';
import { startEditor } from './harness/packagedEditor.ts';
import type { Player } from './harness/player.ts';
import type { Workbench } from './harness/workbench.ts';

/** Each part of the player that the other lessons leave alone, used once, with the mouse. */
let editor: Editor;
let workbench: Workbench;
let player: Player;
beforeAll(async () => {
  editor = await startEditor({
    settings: { 'patchbay.lessonsFolder': join(ROOT, 'test/browser/lessons') },
  });
  workbench = await editor.open();
  await workbench.startLesson('Every part of the player');
  player = workbench.player;
  await player.running();
});
afterAll(async () => expect(await editor.end()).toEqual([]));

test('a guess is asked for, and answered with its reason', async () => {
  const quiz = player.step('cable').element.locator('.quiz');
  expect(await quiz.getByRole('button', { name: 'Answer' }).getAttribute('aria-disabled')).toBe('true');
  await quiz.getByText('One.').click();
  await quiz.getByRole('button', { name: 'Answer' }).click();
  await quiz.getByText('not right').waitFor();
  await quiz.getByText('A cable has two ends.').waitFor();
  await quiz.getByText('Two.').click();
  await quiz.getByRole('button', { name: 'Answer again' }).click();
  await quiz.getByText('One at each end.').waitFor();
  await quiz.getByRole('button').waitFor({ state: 'hidden' });
});

test('a place to look at is marked in the picture', async () => {
  await player.step('cable').run();
  await player.step('cable').says('achieved');
  await player.step('cable').press('Show in the picture');
  await player.node('end-red').and(player.frame.locator('.shown')).waitFor();
});

test('an offered packet is followed, hop by hop', async () => {
  const way = player.network.getByRole('group', { name: 'The packet’s path' });
  await player.step('cable').press('Follow the packet');
  await way.locator('.walk-verdict').filter({ hasText: 'answered' }).waitFor();
  expect(await way.locator('.hop').count()).toBeGreaterThan(1);
  await way.getByRole('button', { name: 'Next hop' }).click();
  await player.network.locator('.hop[data-node]').waitFor();
  await player.step('cable').press('Follow it again');
  await way.locator('.walk-running').waitFor();
  await way.getByRole('button', { name: 'Close the walk' }).click();
  await way.waitFor({ state: 'hidden' });
});

test('a packet is followed between two chosen NICs in the picture', async () => {
  await player.node('end-red').click();
  const facts = player.network.locator('.node-facts');
  await facts.getByText('10.0.0.1/24').first().waitFor();
  await facts.getByRole('button', { name: 'Walk a packet from here' }).click();
  await player.node('end-blue').click();
  const way = player.network.getByRole('group', { name: 'The packet’s path' });
  await way.locator('.walk-verdict').filter({ hasText: 'answered' }).waitFor();
  await way.getByRole('button', { name: 'Save the capture' }).click();
  const { interfaces, frames } = readCapture(
    await workbench.saveAs(join(editor.data.root, 'walk.pcapng'), 'templates'),
  );
  expect(interfaces.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['vm/red:end-red', 'vm/blue:end-blue']),
  );
  expect(frames.length).toBeGreaterThan(3);
  await way.getByRole('button', { name: 'Close the walk' }).click();
});

test('Capture here shows the packets of the chosen NIC, and a terminal is opened in its namespace', async () => {
  const facts = player.network.locator('.node-facts');
  await player.node('end-red').click();
  await facts.getByRole('button', { name: 'Capture here' }).click();
  await player.terminal('vm.2').shows('listening on end-red');
  await player.terminal('left').type('ip netns exec red ping -c1 10.0.0.2');
  await player.terminal('vm.2').shows('ICMP echo request');
  await facts.getByRole('button', { name: 'Open a terminal here' }).click();
  await player.terminal('vm.red.2').shows('vm(red)');
  await player.terminal('vm.red.2').type('ip -br address show end-red');
  await player.terminal('vm.red.2').shows(/end-red@.*10\.0\.0\.1\/24/);
});

test('a chart measures its paths', async () => {
  const chart = player.step('cable').element.locator('.chart');
  await chart.getByRole('button', { name: 'Measure' }).click();
  await chart.getByRole('button', { name: 'Stop measuring' }).waitFor();
  await chart
    .locator('svg')
    .getByText(/bit\/s/)
    .first()
    .waitFor();
  await chart.getByRole('button', { name: /^Measure/ }).waitFor();
});

test('Show me how runs the solution after a question, and Skip goes on without the step', async () => {
  await player.step('cable').press('Next step');
  await player.step('day').press('Check now');
  await player.step('day').element.getByText('Hint', { exact: true }).click();
  await player.step('day').element.getByText('touch(1) makes a file.').waitFor();
  await player.step('day').press('Show me how');
  await workbench.answer('Run the commands');
  await player.step('day').says('achieved');
  await player.step('day').press('Next step');
  await player.step('leave').press('Skip');
  await workbench.answer('Skip it');
  await player.step('leave').says('skipped');
});

test('a terminal is searched, and a host is opened in VS Code’s own terminal', async () => {
  const left = player.terminal('left');
  await left.type('echo needle-$((6*7)) in a haystack');
  await left.shows('needle-42');
  await workbench.page.keyboard.press('Control+f');
  await workbench.page.keyboard.type('needle-42');
  await left.element.getByText('1 of 1').waitFor();
  await workbench.page.keyboard.press('Escape');
  await player.frame
    .getByRole('button', { name: /in VS Code's terminal$/ })
    .filter({ visible: true })
    .click();
  const own = workbench.page.locator('.part.panel .xterm-rows');
  await own.filter({ hasText: /[#$]/ }).waitFor();
  await workbench.page.keyboard.type('echo $((50+5))-in-the-editor');
  await workbench.page.keyboard.press('Enter');
  await own.filter({ hasText: '55-in-the-editor' }).waitFor();
});

test('the player in another column, behind another tab and back has lost nothing', async () => {
  const { page } = workbench;
  await player.terminal('left').type('echo kept-$((8*8))');
  await player.terminal('left').shows('kept-64');
  // Its column must have a second tab, else there is nothing that a new column could be beside.
  await workbench.run('File: New Untitled Text File');
  await page.locator('iframe.webview.ready').waitFor({ state: 'hidden' });
  await workbench.showPlayer();
  await workbench.run('View: Move Editor into Next Group');
  await page.locator('.editor-group-container').nth(1).waitFor();
  await workbench.player.terminal('left').shows('kept-64');
  await workbench.run('File: New Untitled Text File');
  await page.locator('iframe.webview.ready').waitFor({ state: 'hidden' });
  await workbench.showPlayer();
  await workbench.player.terminal('left').shows('kept-64');
  await workbench.player.terminal('left').type('echo goes-on-$((9*9))');
  await workbench.player.terminal('left').shows('goes-on-81');
  await workbench.player.step('day').says('achieved');
});

test('the network in a tab of its own follows what is typed, and answers clicks', async () => {
  const { page } = workbench;
  await workbench.run('Patchbay: Show the Network in Its Own Tab');
  const tab = page.frameLocator('iframe.webview.ready >> nth=1').frameLocator('iframe#active-frame');
  await tab.getByRole('button', { name: /^end-red:/ }).waitFor();
  expect(await tab.locator('.lesson, .terminals').count()).toBe(0);
  await page.locator('.part.panel .xterm-screen').click();
  await page.keyboard.type('ip link add tab0 type dummy');
  await page.keyboard.press('Enter');
  await tab.getByRole('button', { name: /^tab0:/ }).click();
  await tab.locator('.node-facts').getByText('mtu 1500').waitFor();
});

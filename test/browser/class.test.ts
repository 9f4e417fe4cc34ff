import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './harness/chromium.ts';
import { axeProblems } from './harness/axeProblems.ts';
import { joinClass, LESSONS, makeClassHub, openLesson, someone, type ClassHub } from './harness/classHub.ts';
import type { Editor } from './harness/editor.ts';
import { startEditor } from './harness/packagedEditor.ts';
import { Player } from './harness/player.ts';
import type { Workbench } from './harness/workbench.ts';

/** A class with one machine: learners in browsers of their own, from the door to what is left on the disk. */
const LESSON = 'A NIC in two steps';
let hub: ClassHub;
let browser: Browser;
let ann: Page;
let player: Player;
let seatCode: string;
let teacher: Page;
/** Ann's player, as the teacher sees it. */
let watched: Player;
let editor: Editor;
let workbench: Workbench;
/** Of a learner, on the board. */
const row = (name: string): Locator => teacher.getByRole('row', { name: new RegExp(name) });

beforeAll(async () => {
  hub = await makeClassHub();
  await hub.serve('--machines', '1');
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await hub.end();
});

test('a learner joins with a name and the code, and plays', async () => {
  ({ page: ann } = await someone(browser));
  await joinClass(ann, hub, 'Ann <b>');
  await ann.getByText('Ann <b>', { exact: true }).waitFor();
  seatCode = (await ann.locator('.seat-code').textContent()) ?? '';
  player = await openLesson(ann, LESSON);
  await player.running();
  await player.step('make').run();
  await player.step('make').says('achieved');
  await player.terminal('left').type('echo $((6*7))-there');
  await player.terminal('left').shows('42-there');
});

test('the machine does not reach the hub', async () => {
  const port = new URL(hub.address).port;
  // 10.0.2.2 is this computer, for a QEMU machine that may reach it.
  await player
    .terminal('left')
    .type(`timeout 5 bash -c '</dev/tcp/10.0.2.2/${port}' 2>/dev/null; echo $(( $? != 0 ))-unreached`);
  await player.terminal('left').shows('1-unreached');
});

test('the board shows the learner, and the learner sees who looks', async () => {
  ({ page: teacher } = await someone(browser));
  await teacher.goto(hub.opened.board);
  const row = teacher.getByRole('row', { name: /Ann <b>/ });
  await row.getByText('A NIC in two steps: 1 of 2').waitFor();
  await ann.getByRole('button', { name: 'Raise hand' }).click();
  await row.getByText('hand 1').waitFor();
  await row.getByRole('button', { name: 'Lower hand of Ann <b>' }).click();
  await ann.getByRole('button', { name: 'Raise hand' }).waitFor();
  await row.getByRole('link', { name: "Look at Ann <b>'s page" }).click();
  watched = new Player(teacher, teacher);
  await watched.terminal('left').shows('42-there');
  await ann.getByText('Your teacher is looking at this page.').waitFor();
});

test('the teacher types after the learner agreed, and both see it', async () => {
  await teacher.getByRole('button', { name: 'Ask to type' }).click();
  await ann.getByRole('button', { name: 'Let them type' }).click();
  await teacher.getByText('you can type here, too').waitFor();
  await watched.terminal('left').type('echo $((8*8))-helped');
  await player.terminal('left').shows('64-helped');
  await ann.getByRole('button', { name: 'Stop it' }).click();
  await teacher.getByRole('button', { name: 'Ask to type' }).waitFor();
  await teacher.getByRole('link', { name: 'Board' }).click();
  await ann.getByText('Your teacher is looking at this page.').waitFor({ state: 'hidden' });
});

test('a message, a pause, a lock and a step for everybody reach the learner', async () => {
  await teacher.getByLabel('Message to all').fill('Well done <i>');
  await teacher.getByRole('button', { name: 'Send' }).click();
  await ann.getByText('Your teacher: Well done <i>').waitFor();
  await ann.getByRole('button', { name: 'Close this message' }).click();
  await ann.getByText('Your teacher: Well done <i>').waitFor({ state: 'detached' });
  await row('Ann <b>').getByRole('button', { name: 'Message to Ann <b>' }).click();
  await teacher.getByRole('dialog').getByRole('textbox').fill('For you alone');
  await teacher.keyboard.press('Enter');
  await ann.getByText('Your teacher: For you alone').waitFor();
  await ann.getByRole('button', { name: 'Close this message' }).click();
  await teacher.getByRole('button', { name: 'Pause all' }).click();
  await ann.getByText('Your teacher has paused the class.').waitFor();
  await teacher.getByRole('button', { name: 'Go on' }).click();
  await ann.getByText('Your teacher has paused the class.').waitFor({ state: 'hidden' });
  await teacher.getByLabel('Lesson').selectOption({ label: LESSON });
  await teacher.getByLabel('Step', { exact: true }).selectOption({ label: 'Switch it on' });
  await teacher.getByRole('button', { name: 'Lock from this step on' }).click();
  await player.step('make').press('Next step');
  await ann.getByText('Your teacher has not opened this step yet.').waitFor();
  await teacher.getByRole('button', { name: 'Open all steps' }).click();
  await teacher.getByText('All steps are open.').waitFor();
  await teacher.getByRole('button', { name: 'Everybody to this step' }).click();
  await teacher.getByRole('button', { name: 'Bring them there' }).click();
  await teacher.getByText('at “Switch it on”').waitFor();
});

// Colours are all that differs.
test.each(['light', 'dark', 'high contrast'])(
  'axe finds nothing on the board and the projector (%s)',
  async (look) => {
    await teacher.emulateMedia({
      colorScheme: look === 'dark' ? 'dark' : 'light',
      contrast: look === 'high contrast' ? 'more' : 'no-preference',
    });
    for (const path of ['board', 'board/projector']) {
      await teacher.goto(`${hub.address}${path}`);
      await teacher.getByText(hub.opened.code).first().waitFor();
      expect(await axeProblems(teacher)).toEqual([]);
    }
  },
);

test('a reset by the teacher gives a fresh machine', async () => {
  await teacher.goto(`${hub.address}board`);
  await teacher.getByRole('button', { name: 'Reset the machine of Ann <b>' }).click();
  await teacher.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
  await player.machine.filter({ hasText: /being reset/ }).waitFor();
  await player.running();
  await player.terminal('left').type('echo $((6*7))-there');
  await player.terminal('left').shows('42-there');
});

test('a second learner waits in a queue, and reads their place', async () => {
  const { context, page } = await someone(browser);
  await joinClass(page, hub, 'Ben');
  const waiting = await openLesson(page, LESSON);
  await waiting.banner.filter({ hasText: 'You are number 1 in the queue' }).waitFor();
  await context.close();
});

test('a reload, and another browser with the seat code, show the same', async () => {
  await ann.reload();
  await player.terminal('left').shows('42-there');
  const { context, page } = await someone(browser);
  await page.goto(hub.address);
  await page.getByText('I have a seat already').click();
  await page.getByLabel('Seat code').fill(seatCode.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: 'Go to my seat' }).click();
  const other = await openLesson(page, LESSON);
  await other.terminal('left').shows('42-there');
  // Both are there, and each sees what is done in the other.
  await other.terminal('left').type('echo $((5*5))-other');
  await player.terminal('left').shows('25-other');
  await context.close();
});

test('a hub that is killed and started again goes on with the same seat and the same machine', async () => {
  await player.terminal('left').type('MARK=kept-$((2*50)); echo set-$MARK');
  await player.terminal('left').shows('set-kept-100');
  await hub.kill();
  await ann.getByText('The class is out of reach').waitFor();
  await hub.serve('--machines', '1');
  await ann.getByText('The class is out of reach').waitFor({ state: 'hidden' });
  await player.running();
  await player.step('make').says('achieved');
  await player.terminal('left').type('echo again-$MARK');
  await player.terminal('left').shows('again-kept-100');
});

test('Ctrl-C ends the machines, and the next start replays what was done', async () => {
  await hub.interrupt();
  expect(hub.running()).toEqual([]);
  await hub.serve('--machines', '1');
  await player.running();
  await player.step('make').says('achieved · still true');
});

test('a learner in VS Code joins: what is sent is shown first, and the board sees them like the others', async () => {
  await teacher.goto(`${hub.address}board`);
  editor = await startEditor({ settings: { 'patchbay.lessonsFolder': LESSONS } });
  workbench = await editor.open();
  await workbench.startLesson(LESSON);
  await workbench.player.running();
  await workbench.run('Patchbay: Join a Class…');
  await workbench.enter('The address that your teacher gave you', `${hub.address}?code=${hub.opened.code}`);
  await workbench.enter('Your name, so that your teacher knows you', 'Vera');
  await workbench.page.locator('.monaco-dialog-box').getByText('Your teacher then sees').waitFor();
  expect(await row('Vera').count()).toBe(0);
  await workbench.answer('Join');
  await row('Vera').getByText('A NIC in two steps: 0 of 2').waitFor();
  await workbench.player.step('make').run();
  await row('Vera').getByText('A NIC in two steps: 1 of 2').waitFor();
  // The class has one machine, and it is Ann's.
  await teacher.getByText('1 of 1 machines').waitFor();
});

test('a hand, a message and a lock go between VS Code and the board', async () => {
  await workbench.statusBar.getByRole('button', { name: 'Raise hand' }).click();
  await row('Vera').getByText('hand 1').waitFor();
  await row('Vera').getByRole('button', { name: 'Lower hand of Vera' }).click();
  await workbench.statusBar.getByRole('button', { name: 'Raise hand' }).waitFor();
  await teacher.getByLabel('Message to all').fill('Look at nic0');
  await teacher.getByRole('button', { name: 'Send' }).click();
  await workbench.seesNotification('Your teacher: Look at nic0');
  await teacher.getByLabel('Lesson').selectOption({ label: LESSON });
  await teacher.getByLabel('Step', { exact: true }).selectOption({ label: 'Switch it on' });
  await teacher.getByRole('button', { name: 'Lock from this step on' }).click();
  const later = workbench.player.frame.getByText('Your teacher opens this step later.');
  await later.waitFor({ state: 'attached' });
  await teacher.getByRole('button', { name: 'Open all steps' }).click();
  await workbench.player.frame
    .getByText('Your teacher opens this step later.')
    .waitFor({ state: 'detached' });
});

test('the teacher looks at the editor of a learner, who sees it', async () => {
  await row('Vera').getByRole('link', { name: "Look at Vera's page" }).click();
  const seen = new Player(teacher, teacher);
  await seen.step('make').says('achieved');
  await workbench.player.terminal('left').type('echo $((6*9))-mine');
  await seen.terminal('left').shows('54-mine');
  await workbench.statusBar.getByText('Your teacher is looking').waitFor();
  await teacher.getByRole('link', { name: 'Board' }).click();
  await workbench.statusBar.getByText('In a class').waitFor();
});

test('a window that is reloaded is in the class again, and leaving stops it', async () => {
  await workbench.reload();
  await workbench.statusBar.getByText('In a class').waitFor();
  await workbench.player.running();
  await workbench.run('Patchbay: Leave the Class');
  await row('Vera').getByText('away').waitFor();
  await workbench.statusBar.getByText('In a class').waitFor({ state: 'hidden' });
  expect(await editor.end()).toEqual([]);
});

test("the report has what each learner did, where, and what the checks say now on the class's machines", async () => {
  const row = async (learner: string) => {
    const { rows } = JSON.parse(await hub.call('report', '--recheck')) as {
      rows: { name: string; step: string; achieved: string }[];
    };
    return rows.find(({ name, step }) => name === learner && step === 'make');
  };
  const made = await row('Ann <b>');
  expect(made).toMatchObject({
    tries: 1,
    hints: 0,
    shown: 0,
    skipped: false,
    where: 'class',
    recheck: 'pass',
  });
  expect(made?.achieved).toMatch(/^\d{4}-/);
  expect(await row('Vera')).toMatchObject({ tries: 1, where: 'own', recheck: '' });
  await player.terminal('left').type('ip link delete nic0; echo $((1+1))-gone');
  await player.terminal('left').shows('2-gone');
  expect(await row('Ann <b>')).toMatchObject({ recheck: 'fail' });
});

test('one command removes all of a class', async () => {
  await hub.interrupt();
  expect(JSON.parse(await hub.call('remove', '--yes'))).toEqual({ name: 'class', removed: true });
  await expect(hub.call('remove', '--yes')).rejects.toThrow('There is no class');
});

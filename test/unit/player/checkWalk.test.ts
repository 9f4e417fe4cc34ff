import { afterEach, expect, test, vi } from 'vitest';
import { fence, head } from '../lesson/lessonSource.ts';
import { PROMPT } from '../terminal/fakePty.ts';
import { FakeMachine, lessonOf } from './fakeMachine.ts';
import { MemoryPage } from './memoryPage.ts';
import { PlainHost } from './playerOn.ts';

const lesson = lessonOf(
  `${head}## One {#one}\n${fence('bash {run terminal=left}', 'true')}${fence(
    'yaml {check}',
    '- {what: br0 is there, link: br0}',
    '- {what: far, reach: 10.0.0.1, from: red}',
  )}`,
);
const open: { dispose(): void }[] = [];
afterEach(() => open.splice(0).forEach((one) => one.dispose()));

test('the packet of a check is followed at the learner’s wish, and that of no other check', async () => {
  const machine = new FakeMachine();
  const player = new PlainHost(() => machine).play(lesson);
  const page = new MemoryPage();
  open.push(player, player.connect('player', page));
  await player.load();
  page.say({ type: 'ready' });
  page.say({ type: 'start' });
  await vi.waitFor(() => expect(machine.ptys.size).toBe(1), { timeout: 30_000 });
  machine.ptys.get('left')!.print(PROMPT);
  await vi.waitFor(() => expect(page.view?.machine.phase).toBe('running'), { timeout: 30_000 });
  page.say({ type: 'checkWalk', check: 'one/1' });
  page.say({ type: 'checkWalk', check: 'two/2' });
  expect(page.view?.walk).toBeNull();
  page.say({ type: 'checkWalk', check: 'one/2' });
  await vi.waitFor(() => expect(page.view?.walk).toMatchObject({ title: 'From vm:red to 10.0.0.1' }), {
    timeout: 30_000,
  });
});

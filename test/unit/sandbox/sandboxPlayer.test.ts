import { afterEach, expect, test, vi } from 'vitest';
import type { Lesson } from '../../../extension/core/lesson/model/lesson.ts';
import { newSandbox } from '../../../extension/core/sandbox/sandboxScript.ts';
import { sandboxLesson } from '../../../extension/core/sandbox/sandboxLesson.ts';
import { fence, head } from '../lesson/lessonSource.ts';
import { FakeMachine, lessonOf } from '../player/fakeMachine.ts';
import { MemoryPage } from '../player/memoryPage.ts';
import { PlainHost } from '../player/playerOn.ts';
import { PROMPT, started } from '../terminal/fakePty.ts';

const open: { dispose(): void }[] = [];
afterEach(() => open.splice(0).forEach((one) => one.dispose()));
const soon = (look: () => void): Promise<void> => vi.waitFor(look, { timeout: 30_000 });

/** Played on a machine whose terminals `hosts` have prompted, until the network is drawn. */
async function played(lesson: Lesson, terminals: readonly string[]) {
  const machine = new FakeMachine();
  const host = new PlainHost(() => machine);
  const player = host.play(lesson);
  const page = new MemoryPage();
  open.push(player, player.connect('player', page));
  await player.load();
  page.say({ type: 'ready' });
  page.say({ type: 'start' });
  await soon(() => expect([...machine.ptys.keys()].sort()).toEqual(terminals));
  for (const pty of machine.ptys.values()) pty.print(PROMPT);
  await soon(() => expect(page.view?.network).not.toBeNull());
  return { machine, host, page };
}

test('a sandbox is played: a terminal on each host, the picture, and a step that asks for nothing', async () => {
  const { page } = await played(sandboxLesson(newSandbox(['a'], { docker: false })), ['a', 'vm']);
  expect(page.view).toMatchObject({
    lesson: { id: 'sandbox', minutes: 0, hosts: ['a', 'vm'] },
    current: 'build',
    hasFaults: false,
  });
  expect(page.view?.steps[0]?.blocks.map(({ kind }) => kind)).toEqual(['prose', 'prose', 'prose']);
});

test('what is added by the picture is typed where a shell of that host waits', async () => {
  const { machine, host, page } = await played(sandboxLesson(newSandbox([], { docker: false })), ['vm']);
  expect(page.view?.network?.sites).toMatchObject([{ host: 'vm', netns: null }]);
  const add = (name: string) =>
    page.say({ type: 'changeNetwork', change: 'bridge', host: 'vm', netns: null, values: { name } });
  add('br7');
  await soon(() => expect(machine.ptys.get('vm')?.typed).toContain('ip link add br7 up type bridge\r'));
  add('; reboot');
  await soon(() => expect(host.log).toContain('Patchbay typed nothing.'));
  // A shell that is busy gets nothing: another one is opened.
  machine.ptys.get('vm')?.print(started('sleep 9'));
  await soon(() => expect(page.view?.terminals[0]?.state).toBe('busy'));
  add('br8');
  await soon(() => expect(machine.ptys.size).toBe(2));
  const [, added] = [...machine.ptys.values()];
  added?.print(PROMPT);
  await soon(() => expect(added?.typed).toContain('ip link add br8 up type bridge\r'));
  expect(machine.ptys.get('vm')?.typed.join('')).not.toMatch(/reboot|br8/);
});

test('a lesson is not built by the picture: its commands are there to be learned', async () => {
  const lesson = lessonOf(`${head}## One {#one}\n${fence('bash {run}', 'true')}`);
  const { machine, host, page } = await played(lesson, ['vm']);
  expect(page.view?.network?.sites).toEqual([]);
  page.say({ type: 'changeNetwork', change: 'bridge', host: 'vm', netns: null, values: { name: 'br7' } });
  await soon(() => expect(host.log).toContain('Patchbay typed nothing.'));
  expect(machine.ptys.get('vm')?.typed.join('')).not.toContain('br7');
});

import { afterEach, expect, test, vi } from 'vitest';
import { newSandbox } from '../../../extension/core/sandbox/sandboxScript.ts';
import { sandboxLesson } from '../../../extension/core/sandbox/sandboxLesson.ts';
import { FakeMachine } from '../player/fakeMachine.ts';
import { MemoryPage } from '../player/memoryPage.ts';
import { PlainHost } from '../player/playerOn.ts';
import { PROMPT } from '../terminal/fakePty.ts';

const open: { dispose(): void }[] = [];
afterEach(() => open.splice(0).forEach((one) => one.dispose()));

test('a sandbox is played: a terminal on each host, the picture, and a step that asks for nothing', async () => {
  const machine = new FakeMachine();
  const player = new PlainHost(() => machine).play(sandboxLesson(newSandbox(['a'], { docker: false })));
  const page = new MemoryPage();
  open.push(player, player.connect('player', page));
  await player.load();
  page.say({ type: 'ready' });
  page.say({ type: 'start' });
  const soon = (look: () => void): Promise<void> => vi.waitFor(look, { timeout: 30_000 });
  await soon(() => expect([...machine.ptys.keys()].sort()).toEqual(['a', 'vm']));
  for (const pty of machine.ptys.values()) pty.print(PROMPT);
  await soon(() => expect(page.view?.network).not.toBeNull());
  expect(page.view).toMatchObject({
    lesson: { id: 'sandbox', minutes: 0, hosts: ['a', 'vm'] },
    current: 'build',
    hasFaults: false,
  });
  expect(page.view?.steps[0]?.blocks.map(({ kind }) => kind)).toEqual(['prose', 'prose']);
});

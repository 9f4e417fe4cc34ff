import { expect, test } from 'vitest';
import { fence, head } from '../lesson/lessonSource.ts';
import { done, PROMPT, started, type FakePty } from '../terminal/fakePty.ts';
import { FakeCheckpoints, FakeMachine, lessonOf } from '../player/fakeMachine.ts';
import { PlainHost } from '../player/playerOn.ts';

const lesson = lessonOf(
  `${head}# A switch\n\n` +
    ['one', 'two', 'three']
      .map((id) => `## ${id} {#${id}}\n${fence('bash {run terminal=left}', `echo ${id}`)}`)
      .join('\n'),
);

/** A machine whose shells run what is typed; what `fails` says exits with 1. */
class ShellMachine extends FakeMachine {
  readonly typed: string[] = [];
  fails = '';
  override async openTerminal(name: string, at: { readonly host: string }): Promise<FakePty> {
    const pty = await super.openTerminal(name, at);
    pty.answer = (keys) => {
      const line = keys.trim();
      if (!keys.endsWith('\r')) return;
      if (line !== '') this.typed.push(line);
      pty.print(`${started(line)}${done(line === this.fails ? 1 : 0)}${PROMPT}`);
    };
    setTimeout(() => pty.print(PROMPT), 0);
    return pty;
  }
}

function played(change: (machine: ShellMachine) => void = () => undefined) {
  const machine = new ShellMachine();
  const checkpoints = new FakeCheckpoints();
  machine.checkpoints = checkpoints;
  change(machine);
  const host = new PlainHost(() => machine);
  return { machine, checkpoints, host, player: host.play(lesson) };
}

test('runs the steps before on a new machine, and goes there; the next time from the checkpoint', async () => {
  const { machine, checkpoints, host, player } = played();
  await player.load();
  await player.playFrom('three');
  expect(machine.typed).toEqual(['echo one', 'echo two']);
  expect(machine.ran).not.toContain('reset');
  expect([player.current, player.machine.phase]).toEqual(['three', 'running']);
  expect(player.progress.achieved).toEqual({});
  await player.playFrom('three');
  expect(machine.typed).toEqual(['echo one', 'echo two']);
  expect(checkpoints.done.some((what) => what.startsWith('restore from-'))).toBe(true);
  expect(host.asked).toEqual([]);
  player.dispose();
});

test('where a command before the step fails, its step is named, and nothing is kept', async () => {
  const { checkpoints, host, player } = played((machine) => (machine.fails = 'echo one'));
  await player.load();
  await player.playFrom('two');
  expect(host.log).toContain('The machine is not at the start of “two”.');
  expect(checkpoints.done.filter((what) => what.includes('from-'))).toEqual([]);
  expect(player.current).toBe('two');
  player.dispose();
});

test('a step that the lesson has not changes nothing', async () => {
  const { machine, player } = played();
  await player.load();
  await player.playFrom('none');
  expect([machine.typed, player.session]).toEqual([[], undefined]);
  player.dispose();
});

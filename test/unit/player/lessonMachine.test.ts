import { expect, test, vi } from 'vitest';
import type { Machine, Operation } from '../../../extension/core/machine/machine.ts';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { withAchieved, noProgress } from '../../../extension/core/session/lessonProgress.ts';
import { LessonMachine } from '../../../extension/player/machine/lessonMachine.ts';
import type { PlayerPorts } from '../../../extension/player/playerPorts.ts';
import { fence, head } from '../lesson/lessonSource.ts';
import { PROMPT, started } from '../terminal/fakePty.ts';
import { FakeMachine, lessonOf } from './fakeMachine.ts';

const lesson = lessonOf(
  [
    `${head}# A switch\n\n## Listen {#listen}\n`,
    fence('bash {run terminal=left}', 'sleep 600'),
    fence('yaml {check}', '- what: br0 is there\n  link: br0'),
  ].join('\n'),
);

/** What a lesson's machine asks of the player's ports; nothing was achieved unless `achieved` says so. */
function portsOn(machine: Machine, achieved: readonly string[] = []): PlayerPorts {
  const nothing = (): void => undefined;
  const needed: Partial<PlayerPorts> = {
    machines: {
      running: () => Promise.resolve(undefined),
      create: () => Promise.resolve(machine),
      attach: () => Promise.reject(new Error('none runs')),
      leave: nothing,
    },
    progress: {
      load: (id) =>
        Promise.resolve(
          achieved.reduce((progress, step) => withAchieved(progress, step, new Date()), noProgress(id)),
        ),
      save: () => Promise.resolve(),
    },
    work: (_title, task) => task({}),
    log: nothing,
    advise: nothing,
  };
  return needed as PlayerPorts;
}

test('a machine that dies while the steps are replayed is lost at once, and the replay with it', async () => {
  const machine = new FakeMachine();
  const blocks: (string | undefined)[] = [];
  const owner = new LessonMachine(lesson, portsOn(machine, ['listen']), {
    onBlock: (_block, run) => blocks.push(typeof run === 'object' ? run.status : run),
  });
  const starting = owner.start();
  await vi.waitFor(() => expect(machine.ptys.size).toBe(1));
  const pty = machine.ptys.get('left')!;
  pty.answer = (typed) => pty.print(started(typed.trim()));
  pty.print(PROMPT);
  await vi.waitFor(() => expect(pty.typed).toEqual(['sleep 600\r']));
  expect(owner.view.phase).toBe('replaying');

  machine.died.fire(new FailureError(failure('died', { reason: 'QEMU ended.' })));
  await starting;
  expect(owner.view).toMatchObject({ phase: 'lost', failure: { what: 'The machine has died.' } });
  expect(owner.session).toBeUndefined();
  expect(blocks).toEqual([undefined]);
  owner.dispose();
});

test('a lesson that is asked for while its window looks for a machine gets one', async () => {
  const owner = new LessonMachine(lesson, portsOn(new FakeMachine()), {});
  const resuming = owner.resume();
  await owner.start();
  await resuming;
  expect(owner.view.phase).toBe('running');
  owner.dispose();
});

test('a reset that is cancelled while the world is made leaves no machine', async () => {
  const machine = new FakeMachine();
  const owner = new LessonMachine(lesson, portsOn(machine), {});
  await owner.start();
  const destroyed = vi.spyOn(machine, 'destroy');
  machine.exec = (_host, _command, options) =>
    new Promise((_resolve, reject) =>
      options?.signal?.addEventListener('abort', () => reject(new Error('given up')), { once: true }),
    );
  const resetting = owner.reset();
  await vi.waitFor(() => expect(owner.view.message).toMatch(/^Preparing/));
  owner.cancel();
  await resetting;
  expect(owner.view).toMatchObject({ phase: 'stopped', message: 'Cancelled. Your progress is kept.' });
  expect(destroyed).toHaveBeenCalledOnce();
  owner.dispose();
});

test('a start that is cancelled ends, though what gives out machines hangs', async () => {
  const ports = portsOn(new FakeMachine());
  const hangs = (signal: AbortSignal | undefined): Promise<never> =>
    new Promise((_resolve, reject) =>
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
    );
  for (const machines of [
    { ...ports.machines, running: (_lesson: string, { signal }: Operation) => hangs(signal) },
    { ...ports.machines, create: (_needs: unknown, _lesson: string, { signal }: Operation) => hangs(signal) },
  ]) {
    const owner = new LessonMachine(lesson, { ...ports, machines }, {});
    const starting = owner.start();
    await vi.waitFor(() => expect(owner.view.phase).toBe('starting'));
    owner.cancel();
    await starting;
    expect(owner.view).toMatchObject({ phase: 'stopped', message: 'Cancelled. Your progress is kept.' });
    owner.dispose();
  }
});

test('a bug is shown and told, so that it can be reported; what was expected is only shown', async () => {
  const start = async (error: Error): Promise<{ shown: unknown; told: readonly string[] }> => {
    const told: string[] = [];
    const ports = portsOn(new FakeMachine());
    const owner = new LessonMachine(
      lesson,
      {
        ...ports,
        machines: { ...ports.machines, create: () => Promise.reject(error) },
        showFailure: ({ code }) => told.push(code),
      },
      {},
    );
    await owner.start();
    const shown = owner.view.failure?.code;
    owner.dispose();
    return { shown, told };
  };
  expect(await start(new TypeError('x is not a function'))).toEqual({ shown: 'bug', told: ['bug'] });
  const full = new FailureError(failure('boot-failed', { said: 'No space left.' }));
  expect(await start(full)).toEqual({ shown: 'boot-failed', told: [] });
});

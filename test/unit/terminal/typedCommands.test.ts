import { expect, test } from 'vitest';
import { TypedCommands } from '../../../extension/player/terminals/typedCommands.ts';
import { head } from '../lesson/lessonSource.ts';
import { done, PROMPT, started } from './fakePty.ts';
import { FakeMachine, lessonOf, sessionOn } from '../player/fakeMachine.ts';

test('what ran since the start of the step is known, with its place and how it ended', async () => {
  const machine = new FakeMachine();
  const session = await sessionOn(machine, lessonOf(`${head}## One {#one}\n`));
  const typed = new TypedCommands(session);
  const left = await session.shell('left', { host: 'vm' });
  await session.shell('a.red.2', { host: 'a', netns: 'red' });
  const pty = (id: string) => machine.ptys.get(id)!;
  const print = async (id: string, text: string): Promise<void> => {
    pty(id).print(text);
    await new Promise<void>((shown) => left.whenCaughtUp(shown));
    await (await session.shell(id, { host: 'vm' })).settled({ timeoutMs: 5000 });
  };
  await print('left', `${PROMPT}${started('old')}${done(0)}${PROMPT}`);
  typed.clear();
  await print('left', `${started('ip link add br0 type bridge')}${done(0)}${PROMPT}`);
  await print('a.red.2', `${PROMPT}${started('false')}${done(1)}${PROMPT}${started('ping b')}`);
  await expect
    .poll(() => typed.list())
    .toEqual([
      { terminal: 'left', host: 'vm', netns: null, code: 'ip link add br0 type bridge', ended: 0 },
      { terminal: 'a.red.2', host: 'a', netns: 'red', code: 'false', ended: 1 },
      { terminal: 'a.red.2', host: 'a', netns: 'red', code: 'ping b', ended: 'running' },
    ]);
  typed.dispose();
  session.dispose();
});

import { afterEach, expect, test, vi } from 'vitest';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import type { CheckView, RunView, StepView } from '../../../extension/protocol/playerView.ts';
import { fence, head } from '../lesson/lessonSource.ts';
import { done, PROMPT, started, type FakePty } from '../terminal/fakePty.ts';
import { FakeCheckpoints, FakeMachine, lessonOf } from './fakeMachine.ts';
import { MemoryPage } from './memoryPage.ts';
import { PlainHost } from './playerOn.ts';

const lesson = lessonOf(
  [
    `${head}# A switch\n![A switch](switch.svg)\n\n## First {#first}\n`,
    fence('bash {run terminal=left}', 'ip link add br0 type bridge'),
    fence('yaml {check}', '- what: br0 is there', '  link: br0'),
    '## Second {#second}\n',
    fence('bash {solution terminal=left}', 'ip link add br9 type bridge'),
    fence('yaml {check}', '- what: br9 is there', '  link: br9', '  hint: [Is it there?, Add it.]'),
  ].join('\n'),
);

/** As long as it takes on a busy machine. */
const soon = (look: () => void): Promise<void> => vi.waitFor(look, { timeout: 30_000 });
const open: { dispose(): void }[] = [];
afterEach(() => open.splice(0).forEach((one) => one.dispose()));

/** A player with a page that has said that it is ready; no machine runs. */
async function play(host = new PlainHost(() => new FakeMachine())) {
  const player = host.play(lesson);
  const page = new MemoryPage();
  open.push(player, player.connect('player', page));
  await player.load();
  page.say({ type: 'ready' });
  const step = (id: string): StepView => page.view!.steps.find((one) => one.id === id)!;
  const check = (id: string): CheckView['status'] | undefined =>
    step(id).blocks.flatMap((block) => (block.kind === 'checks' ? block.checks : []))[0]?.status;
  return { host, player, page, step, check };
}

/** The same with a machine whose shell has prompted, and does at once what is typed. */
async function playOnMachine(machine = new FakeMachine()) {
  const played = await play(new PlainHost(() => machine));
  played.page.say({ type: 'start' });
  await soon(() => expect(machine.ptys.size).toBe(1));
  const pty = machine.ptys.get('left')!;
  pty.print(PROMPT);
  await soon(() => expect(played.page.view?.machine.phase).toBe('running'));
  await soon(() => expect(played.check('first')).toBe('fail'));
  return { ...played, machine, pty };
}

test('a page that says ready gets the whole view, with its own pictures; before that it gets nothing', async () => {
  const player = new PlainHost(() => new FakeMachine()).play(lesson);
  const page = new MemoryPage();
  open.push(player, player.connect('player', page));
  await player.load();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(page.sent).toEqual([]);
  page.say({ type: 'ready' });
  expect(page.sent.map(({ type }) => type)).toEqual(['view']);
  expect(page.view).toMatchObject({ current: 'first', machine: { phase: 'stopped' }, network: null });
  expect(JSON.stringify(page.view?.intro)).toContain('memory:switch.svg');
});

test('run, check, keys and going to a step, by messages alone', async () => {
  const { machine, pty, page, step, check } = await playOnMachine();
  pty.answer = (typed) => typed.endsWith('\r') && pty.print(`${started(typed.trim())}${done(0)}${PROMPT}`);
  const run = step('first').blocks.find(({ kind }) => kind === 'run');
  page.say({ type: 'run', block: (run as { id: string }).id });
  await soon(() => expect(pty.typed).toEqual(['ip link add br0 type bridge\r']));
  await soon(() => expect(step('first').blocks).toContainEqual(expect.objectContaining({ status: 'done' })));

  machine.world = 'veth-bridge';
  page.say({ type: 'check', step: 'first' });
  await soon(() => expect([check('first'), step('first').achieved]).toEqual(['pass', true]));
  // The page stays where the learner reads.
  expect(page.view?.current).toBe('first');

  page.say({ type: 'keys', terminal: 'left', data: 'ip addr\r' });
  expect(pty.typed.at(-1)).toBe('ip addr\r');
  pty.print('1: lo\r\n');
  await soon(() => expect(page.output('left')).toContain('1: lo'));

  page.say({ type: 'goTo', step: 'second' });
  await soon(() => expect([page.view?.current, check('second')]).toEqual(['second', 'fail']));
});

test('commands that were done say so when they fail the next time, and a program in front is ended by a second Run', async () => {
  const { pty, page, step } = await playOnMachine();
  let answer = done(0);
  pty.answer = (typed) => {
    if (typed === 'q') return pty.print(`${done(0)}${PROMPT}`);
    if (typed.startsWith('less')) return pty.print(started('less x'));
    if (typed.endsWith('\r')) pty.print(`${started(typed.trim())}${answer}${PROMPT}`);
  };
  const block = () => step('first').blocks.find((one) => one.kind === 'run') as RunView;
  const press = () => page.say({ type: 'run', block: block().id });
  press();
  await soon(() => expect(block().status).toBe('done'));
  answer = `RTNETLINK answers: File exists\r\n${done(2)}`;
  press();
  await soon(() => expect(block().why).toMatch(/^Already there: done before \(.*exited with 2\)$/));

  page.say({ type: 'keys', terminal: 'left', data: 'less x\r' });
  await soon(() => expect(page.view?.terminals[0]?.state).toBe('busy'));
  answer = done(0);
  press();
  await soon(() => expect(block().why).toContain('less is running in this terminal'));
  press();
  await soon(() => expect(block().status).toBe('done'));
});

test('what has not the form of a message is refused, and the log says so', async () => {
  const { host, page } = await play();
  page.say({ type: 'goTo', step: 7 });
  page.say('rm -rf /');
  expect(host.log.filter((line) => line.includes('was refused'))).toHaveLength(2);
});

test('a page that is gone gets nothing; when it says ready again, all of it, screens too', async () => {
  const { page, pty } = await playOnMachine();
  page.leave();
  page.sent.length = 0;
  pty.print('meanwhile\r\n');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(page.sent).toEqual([]);
  page.say({ type: 'ready' });
  await soon(() => expect(page.sent.map(({ type }) => type)).toEqual(['view', 'terminalScreen']));
  expect(JSON.stringify(page.sent[1])).toContain('meanwhile');
});

test('the network’s own page gets views and no terminal, and its intents count as well', async () => {
  const { player, page, pty } = await playOnMachine();
  const network = new MemoryPage();
  const connection = player.connect('network', network);
  network.say({ type: 'ready' });
  pty.print('hello\r\n');
  await soon(() => expect(page.output('left')).toContain('hello'));
  expect(new Set(network.sent.map(({ type }) => type))).toEqual(new Set(['view']));
  network.say({ type: 'goTo', step: 'second' });
  await soon(() => expect(network.view?.current).toBe('second'));
  connection.dispose();
  const before = network.sent.length;
  page.say({ type: 'goTo', step: 'first' });
  await soon(() => expect(page.view?.current).toBe('first'));
  expect(network.sent).toHaveLength(before);
});

test('what stood there can be read after the machine is lost, and what was achieved stays so', async () => {
  const { host, machine, page, pty, step, check } = await playOnMachine();
  machine.change('veth-bridge');
  await soon(() => expect(check('first')).toBe('pass'));
  pty.print('last words');
  machine.died.fire(new FailureError(failure('died', { reason: 'QEMU ended.' })));
  await soon(() => expect(page.view?.machine).toMatchObject({ phase: 'lost' }));
  expect([check('first'), step('first').achieved]).toEqual(['pass', true]);
  expect(page.view?.network?.nodes.length).toBeGreaterThan(0);
  expect(page.output('left')).toContain('last words');

  // Without a machine the learner goes on reading: nothing of before is forgotten by that, nor overwritten.
  page.say({ type: 'goTo', step: 'second' });
  await soon(() => expect(page.view?.current).toBe('second'));
  expect(host.saved).toMatchObject({ at: 'second', achieved: { first: expect.any(String) as string } });
});

test('a session that begins again shows nothing of the one before', async () => {
  const { host, page, machine, check } = await playOnMachine();
  // The picture and the checks are drawn and run side by side: either may come first.
  await soon(() => expect(page.view?.network).not.toBeNull());
  machine.world = undefined;
  page.say({ type: 'reset' });
  await soon(() => expect(host.asked).toEqual(['Reset A switch?']));
  await soon(() => expect([check('first'), page.view?.network]).toEqual(['unknown', null]));
});

test('what would lose something is asked first, and not done where the learner says no', async () => {
  const { host, player, pty, step } = await playOnMachine();
  host.answer = () => false;
  for (const type of ['reset', 'forget', 'solve', 'skip'] as const) await player.receive({ type });
  expect(host.asked).toEqual([
    'Reset A switch?',
    'Forget your progress in A switch?',
    'Show how: First?',
    'Skip First?',
  ]);
  expect(pty.typed).toEqual([]);
  expect(step('first').skipped).toBe(false);
});

test('commands of the palette mean the step that the learner is at', async () => {
  const { player, page, pty } = await playOnMachine();
  pty.answer = (typed) => typed.endsWith('\r') && pty.print(`${started(typed.trim())}${done(0)}${PROMPT}`);
  await player.receive({ type: 'runNext' });
  expect(pty.typed).toEqual(['ip link add br0 type bridge\r']);
  await player.receive({ type: 'nextStep' });
  expect(player.current).toBe('second');
  // A hidden solution is the learner's own to find.
  await player.receive({ type: 'runNext' });
  expect(pty.typed).toHaveLength(1);
  await player.receive({ type: 'nextStep' });
  expect(player.current).toBe('second');
  await player.receive({ type: 'previousStep' });
  expect(player.current).toBe('first');
  await player.receive({ type: 'focus', pane: 'network' });
  expect(page.sent.at(-1)).toEqual({ type: 'focus', pane: 'network' });
});

test('Stop without a terminal ends what runs in each', async () => {
  const { player, pty, page } = await playOnMachine();
  await player.receive({ type: 'stop' });
  expect(pty.typed).toEqual([]);
  pty.print(started('sleep 100'));
  await soon(() => expect(page.view?.terminals[0]?.state).toBe('busy'));
  await player.receive({ type: 'stop' });
  expect(pty.typed).toEqual(['\x03']);
});

test('hints open one after the other: when the learner asks, and after failures that they asked for', async () => {
  const { host, page, step, check } = await playOnMachine();
  const hints = (): string[] => {
    const [first] = step('second').blocks.flatMap((block) => (block.kind === 'checks' ? block.checks : []));
    return [...first!.hintsHtml, `and ${first!.moreHints}`];
  };
  page.say({ type: 'goTo', step: 'second' });
  await soon(() => expect(check('second')).toBe('fail'));
  expect(hints()).toEqual(['Is it there?', 'and 1']);
  page.say({ type: 'hint', check: 'second/1' });
  await soon(() => expect(hints()).toEqual(['Is it there?', 'Add it.', 'and 0']));
  expect(host.saved?.hints).toEqual({ 'second/1': { asked: 1, failed: 0 } });
  page.say({ type: 'check', step: 'second' });
  await soon(() => expect(host.saved?.hints).toEqual({ 'second/1': { asked: 1, failed: 1 } }));
});

test('undo asks, and brings the machine back to where it was at the step; the terminals are opened again', async () => {
  const checkpoints = new FakeCheckpoints();
  const { host, machine, page, check } = await playOnMachine(
    Object.assign(new FakeMachine(), { checkpoints }),
  );
  page.say({ type: 'goTo', step: 'second' });
  await soon(() => expect(check('second')).toBe('fail'));
  expect(checkpoints.done).toEqual(['take second']);
  const before = machine.ptys.get('left');
  host.answer = () => false;
  page.say({ type: 'back' });
  await soon(() => expect(host.asked.at(-1)).toBe('Go back to the start of Second?'));
  host.answer = () => true;
  page.say({ type: 'back' });
  await soon(() => expect(checkpoints.done).toEqual(['take second', 'restore second']));
  await soon(() => expect(page.view?.machine.phase).toBe('running'));
  expect(machine.ptys.get('left')).not.toBe(before);
  page.say({ type: 'back', step: 'first' });
  await soon(() => expect(page.view?.current).toBe('first'));
  expect(machine.ran).toContain('reset');
});

test('Show me how goes back to the start of the step first where the learner had begun it', async () => {
  const { machine, pty, page, step, check } = await playOnMachine();
  const echo = (one: FakePty): void =>
    void (one.answer = (typed) =>
      typed.endsWith('\r') && one.print(`${started(typed.trim())}${done(0)}${PROMPT}`));
  echo(pty);
  page.say({ type: 'solve' });
  await soon(() => expect(pty.typed).toEqual(['ip link add br0 type bridge\r']));
  await soon(() => expect(step('first').solving).toBe(false));
  expect(machine.ran).not.toContain('reset');
  page.say({ type: 'solve' });
  await soon(() => expect(machine.ran).toContain('reset'));
  await soon(() => expect(machine.ptys.get('left')).not.toBe(pty));
  const again = machine.ptys.get('left')!;
  echo(again);
  again.print(PROMPT);
  await soon(() => expect(again.typed).toEqual(['ip link add br0 type bridge\r']));
  await soon(() => expect(check('first')).toBe('fail'));
});

import { afterEach, expect, test, vi } from 'vitest';
import type { TerminalSize } from '../../../extension/core/machine/machine.ts';
import { blocksById } from '../../../extension/core/lesson/model/blockIds.ts';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { BlockRuns } from '../../../extension/player/steps/blockRuns.ts';
import { Terminals } from '../../../extension/player/terminals/terminals.ts';
import type { MessageToPage } from '../../../extension/protocol/messages.ts';
import { fence, head } from '../lesson/lessonSource.ts';
import { done, PROMPT, started } from '../terminal/fakePty.ts';
import { FakeMachine, lessonOf, sessionOn } from './fakeMachine.ts';

const lesson = lessonOf(
  [
    `${head}# A switch\n\n## Listen {#listen}\n`,
    fence('bash {run stays terminal=left until="listening"}', 'tcpdump'),
    fence('text {stop terminal=left}', 'Stop tcpdump.'),
    fence('bash {run terminal=right host=a}', 'ping b'),
    fence('yaml {check}', '- what: br0 is there', '  link: br0'),
  ].join('\n'),
);

const open: { dispose(): void }[] = [];
afterEach(() => open.splice(0).forEach((one) => one.dispose()));

let sizes: Readonly<Record<string, TerminalSize>> = {};
afterEach(() => (sizes = {}));

async function begin(machine = new FakeMachine()) {
  const posted: MessageToPage[] = [];
  const terminals = new Terminals(
    (message) => posted.push(message),
    () => undefined,
    { load: () => sizes, save: (changed) => (sizes = changed) },
  );
  const session = await sessionOn(machine, lesson);
  open.push(terminals, session);
  terminals.begin(session);
  await vi.waitFor(() => expect(machine.ptys.size).toBeGreaterThanOrEqual(2));
  const pty = (id: string) => machine.ptys.get(id)!;
  return { machine, terminals, posted, pty, session };
}

const output = (posted: readonly MessageToPage[]): string =>
  posted.flatMap((message) => (message.type === 'terminalOutput' ? [message.data] : [])).join('');

test('the terminals that the lesson names are opened on their hosts, and those that the learner had added are found', async () => {
  const machine = new FakeMachine();
  machine.terminals = [
    { name: 'left', host: 'vm', netns: null },
    { name: 'a.2', host: 'a', netns: null },
    { name: 'a.red.2', host: 'a', netns: 'red' },
    { name: 'editor.a.7-1', host: 'a', netns: null },
  ];
  const { terminals } = await begin(machine);
  await vi.waitFor(() => expect(terminals.views()).toHaveLength(4));
  expect(terminals.views().map(({ id, host, title }) => [id, host, title])).toEqual([
    ['left', 'vm', 'left (vm)'],
    ['right', 'a', 'right (a)'],
    ['a.2', 'a', 'a.2 (a)'],
    ['a.red.2', 'a', 'red (a)'],
  ]);
});

test('a window that comes gets the whole screen first, and then each byte once', async () => {
  const { terminals, posted, pty } = await begin();
  pty('left').print('before\r\n');
  expect(posted).toEqual([]);
  terminals.drawAll();
  pty('left').print('meanwhile\r\n');
  await vi.waitFor(() => expect(posted.filter(({ type }) => type === 'terminalScreen')).toHaveLength(2));
  await vi.waitFor(() => expect(output(posted)).toBe('meanwhile\r\n'));
  const screen = posted.find((message) => message.type === 'terminalScreen' && message.terminal === 'left');
  expect(screen).toMatchObject({ columns: 100, rows: 30 });
  expect((screen as { data: string }).data).toContain('before');
  pty('left').print('after\r\n');
  await vi.waitFor(() => expect(output(posted)).toBe('meanwhile\r\nafter\r\n'));
  terminals.undrawAll();
  pty('left').print('hidden\r\n');
  expect(output(posted)).not.toContain('hidden');
});

test('what is printed in many pieces comes in few messages, whole and in order', async () => {
  const { terminals, posted, pty } = await begin();
  terminals.drawAll();
  await vi.waitFor(() => expect(posted.filter(({ type }) => type === 'terminalScreen')).toHaveLength(2));
  const lines = Array.from({ length: 500 }, (_, number) => `line ${number}\r\n`);
  for (const line of lines) pty('left').print(line);
  await vi.waitFor(() => expect(output(posted)).toBe(lines.join('')));
  expect(posted.filter(({ type }) => type === 'terminalOutput').length).toBeLessThanOrEqual(20);
  const sent = posted.length;
  pty('left').print('for a window that goes');
  pty('left').print(' before it is sent');
  terminals.undrawAll();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(output(posted.slice(sent))).not.toContain('before it is sent');
});

test('a window that is slow gets few and long messages', async () => {
  const { terminals, posted, pty } = await begin();
  terminals.drawAll();
  await vi.waitFor(() => expect(posted.filter(({ type }) => type === 'terminalScreen')).toHaveLength(2));
  const messages = (): string[] =>
    posted.flatMap((message) => (message.type === 'terminalOutput' ? [message.data] : []));
  for (let count = 0; count < 6; count++) {
    pty('left').print(`${count}`);
    await new Promise((resolve) => setTimeout(resolve, 12));
  }
  expect(messages()).toEqual(['0', '1', '2']);
  terminals.line('left')?.printed(1);
  expect(messages()).toEqual(['0', '1', '2', '345']);
});

test('the prompts are waited for, and not for ever', async () => {
  const { terminals, pty } = await begin();
  let prompted = false;
  const waiting = terminals.prompted(60_000).then(() => (prompted = true));
  pty('left').print(PROMPT);
  await vi.waitFor(() => expect(terminals.line('left')?.view().state).toBe('idle'));
  expect(prompted).toBe(false);
  pty('right').print(PROMPT);
  await waiting;
  const again = await begin();
  await again.terminals.prompted(1);
});

test('a terminal is opened again in the size that it had, so that what is replayed comes out as it was', async () => {
  const first = await begin();
  first.terminals.resize('left', { columns: 57, rows: 20 });
  const again = await begin();
  again.terminals.drawAll();
  const screens = (): unknown[] => again.posted.filter(({ type }) => type === 'terminalScreen');
  await vi.waitFor(() => expect(screens()).toHaveLength(2));
  expect(screens()).toContainEqual(expect.objectContaining({ terminal: 'left', columns: 57, rows: 20 }));
  expect(screens()).toContainEqual(expect.objectContaining({ terminal: 'right', columns: 100, rows: 30 }));
});

test('a window that shows nothing holds the guest back, until it has caught up', async () => {
  const { terminals, posted, pty } = await begin();
  terminals.drawAll();
  await vi.waitFor(() => expect(posted.filter(({ type }) => type === 'terminalScreen')).toHaveLength(2));
  const length = 60 * 1024;
  // In UTF-16 units the window has half as many as the guest has bytes.
  for (let count = 0; count < 5; count++) pty('left').print('ä'.repeat(length));
  await vi.waitFor(() => expect(output(posted)).toHaveLength(5 * length));
  await terminals.line('left')?.shell?.screen.write('');
  expect(pty('left').acknowledged).toBe(0);
  terminals.line('left')?.printed(length);
  expect(pty('left').acknowledged).toBe(2 * length);
  terminals.line('left')?.printed(4 * length);
  expect(pty('left').acknowledged).toBe(10 * length);
});

test('a window that goes holds nothing back, and the next counts from its own beginning', async () => {
  const { terminals, posted, pty } = await begin();
  const screens = (): number => posted.filter(({ type }) => type === 'terminalScreen').length;
  terminals.drawAll();
  await vi.waitFor(() => expect(screens()).toBe(2));
  pty('left').print('before');
  terminals.undrawAll();
  await vi.waitFor(() => expect(pty('left').acknowledged).toBe(6));
  terminals.drawAll();
  await vi.waitFor(() => expect(screens()).toBe(4));
  pty('left').print('after');
  await vi.waitFor(() => expect(output(posted)).toContain('after'));
  await terminals.line('left')?.shell?.screen.write('');
  expect(pty('left').acknowledged).toBe(6);
  terminals.line('left')?.printed(5);
  expect(pty('left').acknowledged).toBe(11);
});

test('Stop ends what runs in its terminal, also what was begun by hand, and says stopped', async () => {
  const { terminals, session, pty } = await begin();
  const blocks = blocksById(lesson);
  const runs = new BlockRuns(session, blocks, terminals, () => undefined);
  open.push(runs);
  const stop = [...blocks].find(([, { kind }]) => kind === 'stop')![0];
  pty('left').answer = (typed) => typed === '\x03' && pty('left').print(`^C${done(130)}${PROMPT}`);
  pty('left').print(`${PROMPT}${started('sleep 1000')}`);
  await vi.waitFor(() => expect(terminals.line('left')?.view().state).toBe('busy'));
  const stopping = runs.run(stop);
  expect(runs.status(stop)?.status).toBe('running');
  await stopping;
  expect(pty('left').typed).toEqual(['\x03']);
  expect(runs.status(stop)?.status).toBe('done');
  expect(terminals.line('left')?.view().state).toBe('idle');
});

test('what the learner has typed at the prompt is emptied before a command of the lesson', async () => {
  const { terminals, pty } = await begin();
  pty('left').print(PROMPT);
  await vi.waitFor(() => expect(terminals.line('left')?.view().state).toBe('idle'));
  terminals.line('left')?.clearTyped();
  expect(pty('left').typed).toEqual([]);
  terminals.line('left')?.type('half a comm');
  terminals.line('left')?.clearTyped();
  expect(pty('left').typed).toEqual(['half a comm', '\x05\x15']);
});

test('what is typed before a namespace’s shell is there waits for it', async () => {
  const { terminals, pty, machine } = await begin();
  const id = terminals.add('a', 'red')!;
  terminals.line(id)?.type('ip addr\r');
  await vi.waitFor(() => expect(machine.ptys.has(id)).toBe(true));
  expect(machine.opened.get(id)).toMatchObject({ host: 'a', netns: 'red' });
  await vi.waitFor(() => expect(pty(id).typed).toEqual(['ip addr\r']));
  terminals.line(id)?.type('q');
  expect(pty(id).typed).toEqual(['ip addr\r', 'q']);
});

test('a namespace that is gone is told in the terminal, what was typed for it is dropped, and it can be opened again', async () => {
  const { terminals, posted, pty, machine } = await begin();
  terminals.drawAll();
  machine.refusal = ({ netns }) =>
    netns === 'red'
      ? new FailureError(failure('terminal-without-location', { name: 'x', said: 'there is no red' }))
      : undefined;
  const id = terminals.add('a', 'red')!;
  terminals.line(id)?.type('reboot\r');
  await vi.waitFor(() => expect(terminals.line(id)?.view().state).toBe('ended'));
  expect(posted).toContainEqual(
    expect.objectContaining({
      type: 'terminalScreen',
      terminal: id,
      data: expect.stringContaining('there is no red') as string,
    }),
  );
  machine.refusal = () => undefined;
  terminals.reopen(id);
  await vi.waitFor(() => expect(machine.ptys.has(id)).toBe(true));
  await vi.waitFor(() => expect(terminals.line(id)?.view().state).toBe('starting'));
  expect(pty(id).typed).toEqual([]);
});

test('closing a terminal ends it in the guest, also one that could not be opened', async () => {
  const { terminals, machine } = await begin();
  await terminals.close('left');
  machine.refusal = () => new FailureError(failure('terminal-not-opened', { name: 'x', exitCode: 126 }));
  const id = terminals.add('a', 'red')!;
  await vi.waitFor(() => expect(terminals.line(id)?.view().state).toBe('ended'));
  await terminals.close(id);
  expect(machine.closed).toEqual(['left', id]);
});

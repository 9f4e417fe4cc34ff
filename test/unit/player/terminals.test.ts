import { afterEach, expect, test, vi } from 'vitest';
import type { TerminalSize } from '../../../extension/core/machine/machine.ts';
import { blocksById } from '../../../extension/player/steps/blockIds.ts';
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
  machine.terminals = 'left.sock\na.2.sock\na.red.2.sock\neditor.a.7-1.sock\n';
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
  const [pause, resume] = [vi.spyOn(pty('left'), 'pause'), vi.spyOn(pty('left'), 'resume')];
  terminals.drawAll();
  await vi.waitFor(() => expect(posted.filter(({ type }) => type === 'terminalScreen')).toHaveLength(2));
  for (let count = 0; count < 5; count++) pty('left').print('x'.repeat(60 * 1024));
  expect(pause).toHaveBeenCalledOnce();
  terminals.line('left')?.printed(200 * 1024);
  expect(resume).not.toHaveBeenCalled();
  terminals.line('left')?.printed(60 * 1024);
  // The screen may still be reading, which holds it back as well.
  await vi.waitFor(() => expect(resume).toHaveBeenCalledOnce());
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

test('what is typed before a namespace’s shell is inside waits for it: the host’s shell never sees it', async () => {
  const { terminals, pty, machine } = await begin();
  const id = terminals.add('a', 'red')!;
  terminals.line(id)?.type('ip addr\r');
  await vi.waitFor(() => expect(machine.ptys.has(id)).toBe(true));
  pty(id).print(PROMPT);
  const enter = ' exec ip netns exec red bash\r';
  await vi.waitFor(() => expect(pty(id).typed).toEqual([enter]));
  pty(id).print(started(enter.trim()));
  terminals.line(id)?.type('ping b\r');
  expect(pty(id).typed).toEqual([enter]);
  pty(id).print(PROMPT.replace('root@vm', 'root@vm(red)'));
  await vi.waitFor(() => expect(pty(id).typed).toEqual([enter, 'ip addr\rping b\r']));
  terminals.line(id)?.type('q');
  expect(pty(id).typed.at(-1)).toBe('q');
});

test('the keys held for a namespace that is gone are dropped with its shell', async () => {
  const { terminals, pty, machine } = await begin();
  const id = terminals.add('a', 'red')!;
  await vi.waitFor(() => expect(machine.ptys.has(id)).toBe(true));
  terminals.line(id)?.type('reboot\r');
  pty(id).answer = (typed) => typed.includes('exec') && pty(id).end(1);
  pty(id).print(PROMPT);
  await vi.waitFor(() => expect(terminals.line(id)?.view().state).toBe('ended'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(pty(id).typed).not.toContain('reboot\r');
});

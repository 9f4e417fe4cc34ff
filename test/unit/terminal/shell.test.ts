import { afterEach, expect, test, vi } from 'vitest';
import { Shell } from '../../../extension/core/terminal/shell.ts';
import { WaitTimeout } from '../../../extension/core/async/waitFor.ts';
import { done, FakePty, PROMPT, PS2, started } from './fakePty.ts';

const open: Shell[] = [];
afterEach(() => open.splice(0).forEach((shell) => shell.dispose()));

async function shellAtPrompt(): Promise<{ pty: FakePty; shell: Shell }> {
  const pty = new FakePty();
  const shell = new Shell(pty, { columns: 20, rows: 5 });
  open.push(shell);
  pty.print(PROMPT);
  await shell.settled({ timeoutMs: 1000 });
  return { pty, shell };
}

test('a line that ends gives its command, exit code and output, wrapped lines joined', async () => {
  const { pty, shell } = await shellAtPrompt();
  pty.answer = () =>
    pty.print(`false\r\n${started('false')}a line that is longer than twenty columns\r\n${done(1)}${PROMPT}`);
  const ended = await shell.enterLine('false', { timeoutMs: 1000 });
  expect(ended).toEqual({
    commandLine: 'false',
    exitCode: 1,
    output: 'a line that is longer than twenty columns',
  });
  expect(shell.state).toBe('idle');
});

test('an unfinished command differs from one that ended', async () => {
  const { pty, shell } = await shellAtPrompt();
  pty.answer = () => pty.print(`for i in 1; do\r\n${PS2}`);
  expect(await shell.enterLine('for i in 1; do', { timeoutMs: 1000 })).toBeUndefined();
  expect(shell.state).toBe('unfinished');
});

test('until is looked for in what the command prints, not in its echo', async () => {
  const { pty, shell } = await shellAtPrompt();
  pty.answer = () => pty.print(`./serve ready\r\n${started('./serve ready')}starting\r\n`);
  const waiting = shell.enterLine('./serve ready', { until: 'ready', timeoutMs: 80 });
  await expect(waiting).rejects.toThrow(WaitTimeout);
  await expect(waiting).rejects.toThrow(
    /'ready' in the output of '.\/serve ready'; the last seen was: starting/,
  );
  pty.answer = () => pty.print(`\r\nnow ready\r\n`);
  await shell.enterLine('', { until: 'ready', timeoutMs: 1000 });
  expect(shell.state).toBe('busy');
});

test('what waits for a shell hears at once that it has ended, or that the terminal was closed', async () => {
  const { pty, shell } = await shellAtPrompt();
  pty.answer = () => pty.print(started('exit'));
  const last = shell.enterLine('exit', { timeoutMs: 60_000 });
  pty.end(0);
  expect(await last).toBeUndefined();
  await expect(shell.enterLine('ls', { timeoutMs: 60_000 })).rejects.toThrow('The shell has ended.');

  const other = await shellAtPrompt();
  const waiting = other.shell.enterLine('sleep 9', { timeoutMs: 60_000 });
  other.shell.dispose();
  await expect(waiting).rejects.toThrow('The terminal was closed.');
});

test('a tab is pasted, so that it does not complete', async () => {
  const { pty, shell } = await shellAtPrompt();
  pty.answer = () => pty.print(`${done(0)}${PROMPT}`);
  await shell.enterLine('\techo', { timeoutMs: 1000 });
  expect(pty.typed).toEqual(['\x1b[200~\techo\x1b[201~\r']);
});

test('Ctrl-C is pressed only when something runs', async () => {
  const { pty, shell } = await shellAtPrompt();
  await shell.interrupt({ timeoutMs: 1000 });
  expect(pty.typed).toEqual([]);
  await shell.screen.write(started('sleep 9'));
  pty.answer = () => pty.print(`^C${done(130)}${PROMPT}`);
  await shell.interrupt({ timeoutMs: 1000 });
  expect(pty.typed).toEqual(['\x03']);
  expect(shell.state).toBe('idle');
});

test('Ctrl-C is pressed again where the first reached nobody', async () => {
  const { pty, shell } = await shellAtPrompt();
  await shell.screen.write(started('sleep 9'));
  vi.useFakeTimers();
  try {
    const waiting = shell.interrupt({ timeoutMs: 10_000 });
    pty.answer = () => pty.print(`^C${done(130)}${PROMPT}`);
    await vi.advanceTimersByTimeAsync(3500);
    await waiting;
    await vi.advanceTimersByTimeAsync(3500);
  } finally {
    vi.useRealTimers();
  }
  expect(pty.typed).toEqual(['\x03', '\x03']);
});

test('cancelling rejects with the reason and leaves no listener', async () => {
  const { shell } = await shellAtPrompt();
  const controller = new AbortController();
  const waiting = shell.enterLine('sleep 9', { signal: controller.signal, timeoutMs: 5000 });
  controller.abort(new Error('learner cancelled'));
  await expect(waiting).rejects.toThrow('learner cancelled');
});

test('a shell that exits is ended for good', async () => {
  const { pty, shell } = await shellAtPrompt();
  pty.end(0);
  await shell.screen.write(PROMPT);
  expect(shell.state).toBe('ended');
});

test('what is replayed is no news: the shell is settled at its end, in the state that it comes to', async () => {
  const pty = new FakePty();
  const shell = new Shell(pty, { columns: 80, rows: 24 });
  open.push(shell);
  const events: string[] = [];
  shell.onState((state) => events.push(state));
  shell.onCommandEnd(({ commandLine }) => events.push(commandLine));
  await shell.screen.write('\x1b]633;P;PatchbayReplay=1\x07');
  await shell.screen.write(`${PROMPT}true\r\n${started('true')}${done(0)}${PROMPT}./serve\r\n`);
  expect(shell.state).toBe('starting');
  await shell.screen.write(`${started('./serve')}ready\r\n\x1b]633;P;PatchbayReplay=0\x07`);
  expect(events).toEqual(['busy']);
  expect([shell.commandLine, shell.output]).toEqual(['./serve', 'ready']);
  pty.print(`${done(3)}${PROMPT}`);
  await shell.settled({ timeoutMs: 1000 });
  await expect.poll(() => events).toEqual(['busy', './serve', 'idle']);
});

test('output that the screen has not read yet holds the guest back, with or without a window', async () => {
  const { pty, shell } = await shellAtPrompt();
  const before = pty.acknowledged;
  const window = shell.addReader();
  pty.print('x'.repeat(20_000));
  pty.print('x'.repeat(20_000));
  window.shown(40_000);
  expect(pty.acknowledged, 'the screen has read nothing yet').toBe(before);
  await vi.waitFor(() => expect(pty.acknowledged).toBe(before + 40_000));
  pty.print('y'.repeat(1000));
  await new Promise<void>((resolve) => shell.whenCaughtUp(resolve));
  expect(pty.acknowledged, 'the window holds it still').toBe(before + 40_000);
  window.shown(300);
  expect(pty.acknowledged).toBe(before + 40_300);
  window.dispose();
  await vi.waitFor(() => expect(pty.acknowledged).toBe(before + 41_000));
});

test('a look at the screen sees all that came before it, and nothing that came after', async () => {
  const { pty, shell } = await shellAtPrompt();
  pty.print('one\r\n');
  pty.print('two\r\n');
  const looking = new Promise<string>((resolve) => shell.whenCaughtUp(() => resolve(shell.screen.text())));
  pty.print('three\r\n');
  const seen = await looking;
  expect(seen).toContain('two');
  expect(seen).not.toContain('three');
  await vi.waitFor(() => expect(shell.screen.text()).toContain('three'));
});

import { afterEach, expect, test } from 'vitest';
import type { RunBlock } from '../../../extension/core/lesson/model/lesson.ts';
import { runBlock } from '../../../extension/core/session/runBlock.ts';
import { Shell } from '../../../extension/core/terminal/shell.ts';
import { done, FakePty, PROMPT, PS2, started } from '../terminal/fakePty.ts';

const open: Shell[] = [];
afterEach(() => open.splice(0).forEach((shell) => shell.dispose()));

function block(code: string, more: Partial<RunBlock> = {}): RunBlock {
  const plain = { terminal: 'vm', host: 'vm', hidden: false, stays: false, until: undefined, fails: false };
  return { kind: 'run', line: 1, endLine: 3, code, ...plain, ...more };
}

/** A shell that answers each line with its exit code, as `answers` has it; `undefined` means that it wants more. */
function shellThatAnswers(answers: Record<string, number | undefined>): { pty: FakePty; shell: Shell } {
  const pty = new FakePty();
  const shell = new Shell(pty, { columns: 80, rows: 24 });
  open.push(shell);
  pty.answer = (typed) => {
    const line = typed.replace('\r', '');
    if (line === '\x03') return pty.print(`^C${done(130)}${PROMPT}`);
    const code = answers[line];
    if (code === undefined) return pty.print(PS2);
    pty.print(code < 0 ? `${started(line)}listening\r\n` : `${started(line)}${done(code)}${PROMPT}`);
  };
  pty.print(PROMPT);
  return { pty, shell };
}

test('every line runs, and blank lines between commands are not typed', async () => {
  const { pty, shell } = shellThatAnswers({ one: 0, two: 0 });
  const run = await runBlock(block('one\n\ntwo\n'), shell);
  expect(run.status).toBe('done');
  expect(run.commands.map((command) => command.commandLine)).toEqual(['one', 'two']);
  expect(pty.typed).toEqual(['one\r', 'two\r']);
});

test('a line that exits with other than 0 fails the block and says which, but the lines after it still run', async () => {
  const { shell } = shellThatAnswers({ bad: 2, good: 0 });
  const run = await runBlock(block('bad\ngood'), shell);
  expect(run).toMatchObject({ status: 'failed', why: '“bad” exited with 2' });
  expect(run.commands).toHaveLength(2);
});

test('a shell that ends before the last line leaves the block stuck, and says why', async () => {
  const { pty, shell } = shellThatAnswers({ one: 0 });
  const { answer } = pty;
  pty.answer = (typed) => (typed === 'exit\r' ? pty.end(0) : answer(typed));
  const run = await runBlock(block('one\nexit\ntwo'), shell);
  expect(run).toMatchObject({ status: 'stuck', why: 'The shell has ended.' });
});

test('a block that may fail is done all the same', async () => {
  const { shell } = shellThatAnswers({ bad: 1 });
  expect((await runBlock(block('bad', { fails: true }), shell)).status).toBe('done');
});

test('a command of several lines is one command', async () => {
  const { shell } = shellThatAnswers({ 'for i in 1 2; do': undefined, 'echo $i': undefined, done: 0 });
  const run = await runBlock(block('for i in 1 2; do\necho $i\ndone'), shell);
  expect(run.status).toBe('done');
  expect(run.commands).toHaveLength(1);
});

test('a program that stays is running once it says so, and the next block in its terminal stops it first', async () => {
  const { pty, shell } = shellThatAnswers({ './serve': -1, next: 0 });
  expect((await runBlock(block('./serve', { stays: true, until: 'listening' }), shell)).status).toBe(
    'running',
  );
  expect((await runBlock(block('next'), shell)).status).toBe('done');
  expect(pty.typed).toEqual(['./serve\r', '\x03', 'next\r']);
});

test('a program that was to stay and ends is a failure', async () => {
  const { shell } = shellThatAnswers({ './serve': 0 });
  const run = await runBlock(block('./serve', { stays: true, until: 'listening' }), shell);
  expect(run).toMatchObject({
    status: 'failed',
    why: '“./serve” ended, but it should keep running until it is stopped',
  });
});

test('a shell whose prompt hook was replaced does not say how a command ended: that is not done', async () => {
  const { pty, shell } = shellThatAnswers({});
  pty.answer = (typed) => pty.print(`${started(typed.replace('\r', ''))}${PROMPT}`);
  const run = await runBlock(block('false'), shell);
  expect(run).toMatchObject({ status: 'failed', commands: [{ commandLine: 'false', exitCode: undefined }] });
  expect(run.why).toContain('PROMPT_COMMAND');
  // A shell in the shell: its prompt is no end of the command.
  expect((await runBlock(block('ip netns exec red bash'), shell)).status).toBe('done');
});

test('a program that Ctrl-C does not end is named at once, and ended where that is asked for', async () => {
  const { pty, shell } = shellThatAnswers({ 'ip a | less': -1, next: 0 });
  const { answer } = pty;
  pty.answer = (typed) => (typed === 'q' ? pty.print(`${done(0)}${PROMPT}`) : answer(typed));
  await runBlock(block('ip a | less', { stays: true, until: 'listening' }), shell);
  const refused = await runBlock(block('next'), shell);
  expect(refused).toMatchObject({ status: 'stuck', inFront: 'less', commands: [] });
  expect(refused.why).toContain('Leave it with q');
  expect((await runBlock(block('next'), shell, { endInFront: true })).status).toBe('done');
  expect(pty.typed).toEqual(['ip a | less\r', 'q', 'next\r']);
});

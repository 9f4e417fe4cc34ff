import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Machine, Pty } from '../../extension/core/machine/machine.ts';

const SIZE = { columns: 80, rows: 24 };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What every engine's machine does. Call it within a `describe`; `create` gives a machine that is not started. */
export function machineContract(create: () => Promise<Machine>): void {
  let machine: Machine;
  beforeAll(async () => {
    machine = await create();
    await machine.start();
  }, 180_000);
  afterAll(() => machine.destroy(), 30_000);

  test('says what it is', () => {
    expect(machine.facts.engine).toBe(machine.kind);
    expect(machine.facts.kernel).toMatch(/^\d+\.\d+/);
    expect(machine.facts.memoryBytes).toBeGreaterThan(100_000_000);
  });

  test('gives stdout, stderr and the exit code, and keeps arguments apart', async () => {
    const script = 'printf "%s|" "$@"; echo err >&2; exit 3';
    const result = await machine.exec('vm', { script, args: ["a 'b", '$HOME', ''] });
    expect(result).toMatchObject({ stdout: "a 'b|$HOME||", stderr: 'err\n', exitCode: 3, timedOut: false });
    expect((await machine.exec('vm', { argv: ['printf', '%s', '*; "'] })).stdout).toBe('*; "');
  });

  test('passes stdin, streams stdout, and keeps no more than it is asked to', async () => {
    const pieces: string[] = [];
    const onStdout = (text: string): void => void pieces.push(text);
    const result = await machine.exec(
      'vm',
      { argv: ['cat'] },
      { stdin: 'äöü'.repeat(1000), onStdout, maxBytes: 10 },
    );
    expect(pieces.join('')).toBe('äöü'.repeat(1000));
    expect(result).toMatchObject({ truncated: true, exitCode: 0 });
    expect(bytes(result.stdout).length).toBeLessThanOrEqual(12);
  });

  test('ends a program and its children at the time-out', async () => {
    const result = await machine.exec('vm', { script: 'sleep 4321 & sleep 4321' }, { timeoutMs: 700 });
    expect(result).toMatchObject({ timedOut: true, exitCode: null });
    expect((await machine.exec('vm', { script: 'pgrep -fc "sleep [4]321"' })).stdout.trim()).toBe('0');
  });

  test('ends a program that is cancelled', async () => {
    const cancel = new AbortController();
    const running = machine.exec('vm', { argv: ['sleep', '5432'] }, { signal: cancel.signal });
    setTimeout(() => cancel.abort(new Error('enough')), 1500);
    await expect(running).rejects.toThrow('enough');
    const gone =
      'for i in $(seq 50); do pgrep -f "sleep [5]432" >/dev/null || exit 0; sleep 0.1; done; exit 1';
    expect((await machine.exec('vm', { script: gone })).exitCode).toBe(0);
  });

  test('runs many at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 30 }, (_, index) => machine.exec('vm', { argv: ['echo', String(index)] })),
    );
    expect(results.map((result) => result.stdout.trim())).toEqual(results.map((_, index) => String(index)));
  }, 120_000);

  test('writes files whole, with their mode', async () => {
    await machine.copyIn("/tmp/made here/it's", bytes('content'), 0o750);
    const shown = await machine.exec('vm', {
      script: 'stat -c %a "$1"; cat "$1"',
      args: ["/tmp/made here/it's"],
    });
    expect(shown.stdout).toBe('750\ncontent');
    await expect(machine.copyIn('/proc/nowhere/file', bytes('x'))).rejects.toMatchObject({
      reason: 'guest-failed',
    });
  });

  test('a terminal lives on while nobody is attached, and is resized', async () => {
    const first = await machine.openTerminal('left', 'vm', SIZE);
    first.write('marker=$((40+2)); echo "seen:$marker"\n');
    await shows(first, 'seen:42');
    first.dispose();
    const again = await machine.openTerminal('left', 'vm', SIZE);
    await shows(again, 'seen:42');
    again.resize({ columns: 101, rows: 33 });
    again.write('sleep 0.5; echo "size:$(stty size):$marker"\n');
    await shows(again, 'size:33 101:42');
    const exited = new Promise((resolve) => again.onExit(resolve));
    again.write('exit 7\n');
    expect(await exited).toEqual({ exitCode: 7 });
  });

  test('a reset gives a clean guest', async () => {
    await machine.exec('vm', { script: 'touch /root/dirt; ip link add dirt0 type dummy' });
    await machine.reset();
    const left = await machine.exec('vm', { script: 'ls /root/dirt; ip link show dirt0' });
    expect(left.stdout).toBe('');
  }, 60_000);
}

/** Resolves when the terminal has printed `text`. */
function shows(pty: Pty, text: string): Promise<void> {
  let seen = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`the terminal never printed ${text}, only: ${seen}`)),
      20_000,
    );
    const listening = pty.onData((piece) => {
      seen += new TextDecoder().decode(piece);
      if (!seen.includes(text)) return;
      clearTimeout(timer);
      listening.dispose();
      resolve();
    });
  });
}

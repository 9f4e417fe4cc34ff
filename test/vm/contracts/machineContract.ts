import { expect, test } from 'vitest';
import type { Machine } from '../../../extension/core/machine/machine.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';

/** What every machine does with programs and files. `machine` has been started. */
export function machineContract(machine: () => Machine): void {
  const vm = (script: string, ...args: string[]) => machine().exec('vm', { script, args });

  test('reports its facts', () => {
    const { architecture, kernel, memoryBytes, cpus } = machine().facts;
    expect(architecture).toMatch(/^(x86_64|aarch64|i686)$/);
    expect(kernel).toMatch(/^\d+\.\d+/);
    expect(memoryBytes).toBeGreaterThan(200e6);
    expect(cpus).toBeGreaterThanOrEqual(1);
  });

  test('gives stdout, stderr and exit code apart', async () => {
    const result = await vm('echo out; echo err >&2; exit 3');
    expect(result).toMatchObject({
      stdout: 'out\n',
      stderr: 'err\n',
      exitCode: 3,
      timedOut: false,
      truncated: false,
    });
  });

  test('hands every argument on as it is', async () => {
    const words = ['a b', "it's", '"$HOME"', '`id`', '\\n', '*', '', '--', 'ä→日', 'two\nlines'] as const;
    expect((await machine().exec('vm', { argv: ['printf', '%s\\0', ...words] })).stdout.split('\0')).toEqual([
      ...words,
      '',
    ]);
    expect((await vm('printf "%s\\0" "$@"', ...words)).stdout.split('\0')).toEqual([...words, '']);
  });

  test('gives stdin, and its end', async () => {
    const result = await machine().exec('vm', { argv: ['wc', '-c'] }, { stdin: 'x'.repeat(300_000) });
    expect(result.stdout.trim()).toBe('300000');
  });

  test('a program that is not there fails with 127', async () => {
    expect((await machine().exec('vm', { argv: ['no-such-program'] })).exitCode).toBe(127);
  });

  test('a time-out ends the program and its children', async () => {
    const result = await machine().exec(
      'vm',
      { script: 'sleep 4321 & sleep 4321; echo no' },
      { timeoutMs: 800 },
    );
    expect(result).toMatchObject({ timedOut: true, exitCode: null, stdout: '' });
    expect((await vm('pgrep -fx "sleep 4321"')).stdout).toBe('');
  });

  test('a cancelled program rejects with the reason and ends', async () => {
    const cancel = new AbortController();
    const running = machine().exec(
      'vm',
      { script: 'echo on; sleep 5432' },
      { signal: cancel.signal, onStdout: () => cancel.abort(new Error('enough')) },
    );
    await expect(running).rejects.toThrow('enough');
    await expect.poll(async () => (await vm('pgrep -fx "sleep 5432"')).stdout, { timeout: 10_000 }).toBe('');
  });

  test('keeps what is asked of a long output, and says that there was more', async () => {
    const result = await machine().exec(
      'vm',
      { argv: ['head', '-c', '3000000', '/dev/zero'] },
      { maxBytes: 1000 },
    );
    expect(result).toMatchObject({ truncated: true, exitCode: 0 });
    expect(result.stdout).toHaveLength(1000);
  });

  test('runs twenty programs at once', async () => {
    const all = Array.from({ length: 20 }, (_, index) => vm('echo $1', String(index)));
    expect((await Promise.all(all)).map(({ stdout }) => Number(stdout))).toEqual([...Array(20).keys()]);
  });

  test('runs programs on a host and in a namespace of it', async () => {
    expect((await machine().exec('vm', { argv: ['patchbay-host', 'add', 'h1'] })).stderr).toBe('');
    await machine().exec('h1', { script: 'ip netns add blue && ip link add in-h1 type dummy' });
    expect((await machine().exec('h1', { argv: ['hostname'] })).stdout).toBe('h1\n');
    expect((await machine().exec('h1', { script: 'ip -br link show in-h1' })).exitCode).toBe(0);
    expect((await vm('ip -br link show in-h1')).exitCode).not.toBe(0);
    const inside = await machine().exec('h1', { argv: ['ip', '-br', 'link'] }, { netns: 'blue' });
    expect(inside.stdout).toMatch(/^lo/);
    expect(inside.stdout).not.toContain('in-h1');
  });

  test('writes files whole, with parents and mode', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
    await machine().copyIn('/root/new folder/a file', bytes, 0o751);
    const { createHash } = await import('node:crypto');
    const result = await vm(
      'stat -c %a "$1"; sha256sum <"$1"; ls -A "$(dirname "$1")"',
      '/root/new folder/a file',
    );
    expect(result.stdout).toBe(`751\n${createHash('sha256').update(bytes).digest('hex')}  -\na file\n`);
  });

  test('a file that cannot be written rejects with a FailureError', async () => {
    await expect(machine().copyIn('/proc/nowhere/file', new Uint8Array(1))).rejects.toThrow(FailureError);
  });
}

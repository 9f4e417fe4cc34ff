import { expect, test } from 'vitest';
import type { Checkpoints, Machine } from '../../../extension/core/machine/machine.ts';
import { Shell } from '../../../extension/core/terminal/shell.ts';
import { collect } from '../harness/collect.ts';

const SIZE = { columns: 80, rows: 24 };

/** What every machine does that has checkpoints. `machine` has been started. */
export function checkpointContract(machine: () => Machine): void {
  const vm = (script: string) => machine().exec('vm', { script });
  const checkpoints = (): Checkpoints => {
    const found = machine().checkpoints;
    if (!found) throw new Error('this machine has no checkpoints');
    return found;
  };

  test('goes back to the moment of the checkpoint, as often as is asked', async () => {
    await vm('echo before >/root/mark; ip link add kept type dummy');
    const before = await checkpoints().take();
    for (const round of ['first', 'second']) {
      await vm(`echo ${round} >/root/mark; ip link del kept; ip netns add added`);
      await checkpoints().restore(before);
      const seen = await vm('cat /root/mark; ip -br link show kept | cut -d" " -f1; ip netns list');
      expect(seen.stdout).toBe('before\nkept\n');
    }
    await checkpoints().discard(before);
    await vm('ip link del kept; rm /root/mark');
  });

  test('one checkpoint lives beside another', async () => {
    const take = async (text: string) => {
      await vm(`echo ${text} >/root/mark`);
      return checkpoints().take({ name: text });
    };
    const [one, two] = [await take('one'), await take('two')];
    expect(await checkpoints().list()).toMatchObject([
      { id: one.id, name: 'one' },
      { id: two.id, name: 'two' },
    ]);
    await checkpoints().restore(one);
    expect((await vm('cat /root/mark')).stdout).toBe('one\n');
    await checkpoints().restore(two);
    expect((await vm('cat /root/mark')).stdout).toBe('two\n');
    await checkpoints().discard(one);
    await checkpoints().discard(two);
    expect(await checkpoints().list()).toEqual([]);
    await expect(checkpoints().restore(one)).rejects.toMatchObject({ name: 'FailureError' });
    expect((await vm('cat /root/mark; rm /root/mark')).stdout).toBe('two\n');
  });

  test('the time of day is that of now, and random numbers are not repeated', async () => {
    const before = await checkpoints().take();
    const seen = new Set<string>();
    for (let round = 0; round < 2; round += 1) {
      await checkpoints().restore(before);
      const [time, random] = (await vm('date +%s; od -An -tx8 -N8 /dev/urandom')).stdout.split('\n');
      expect(Math.abs(Number(time) - Date.now() / 1000)).toBeLessThan(5);
      seen.add(random ?? '');
    }
    expect(seen.size).toBe(2);
    await checkpoints().discard(before);
  });

  test('taking one disturbs neither a terminal nor a program that runs', async () => {
    const pty = await machine().openTerminal('undisturbed', { host: 'vm' }, SIZE);
    const screen = collect(pty);
    pty.write('x=4; echo on-$((1 + 1))\r');
    await screen.until(/on-2/);
    let begun = (): void => {};
    const running = new Promise<void>((resolve) => (begun = resolve));
    const program = machine().exec(
      'vm',
      { script: 'echo on; read -r word; echo $word' },
      {
        stdin: 'through\n',
        onStdout: () => begun(),
      },
    );
    await running;
    const before = await checkpoints().take();
    pty.write('echo off-$((x + 1))\r');
    await screen.until(/off-5/);
    expect((await program).stdout).toBe('on\nthrough\n');
    pty.dispose();
    await checkpoints().discard(before);
  });

  test('terminals and what runs in them go on, from where they were; a program of exec ends', async () => {
    const first = new Shell(await machine().openTerminal('goes-on', { host: 'vm' }, SIZE), SIZE);
    await first.settled({ timeoutMs: 30_000 });
    await first.enterLine('x=41', { timeoutMs: 30_000 });
    await first.enterLine('while read -r; do echo $((x += 1)); done', { until: '', timeoutMs: 30_000 });
    first.type('\r');
    await expect.poll(() => first.output, { timeout: 30_000 }).toContain('42');
    const before = await checkpoints().take();
    first.type('\r');
    await expect.poll(() => first.output, { timeout: 30_000 }).toContain('43');
    const sleeping = machine().exec('vm', { argv: ['sleep', '6543'] });
    const ended = expect(sleeping).rejects.toMatchObject({ name: 'FailureError' });
    await checkpoints().restore(before);
    await ended;
    expect(first.state).toBe('ended');
    first.dispose();
    const again = new Shell(await machine().openTerminal('goes-on', { host: 'vm' }, SIZE), SIZE);
    await again.settled({ timeoutMs: 30_000 });
    expect(again.state).toBe('busy');
    expect(again.output).toContain('42');
    expect(again.output).not.toContain('43');
    await again.interrupt({ timeoutMs: 30_000 });
    expect(await again.enterLine('echo $((x * 10))', { timeoutMs: 30_000 })).toMatchObject({ output: '420' });
    again.dispose();
    await checkpoints().discard(before);
  });

  test('what the connection of before had begun is ended', async () => {
    const left = machine()
      .exec('vm', { script: 'sleep 7654 & sleep 7654' })
      .catch(() => undefined);
    await expect.poll(async () => (await vm('pgrep -c -fx "sleep 7654"')).stdout).toBe('2\n');
    const before = await checkpoints().take();
    await checkpoints().restore(before);
    await left;
    expect((await vm('pgrep -fx "sleep 7654"')).stdout).toBe('');
    // One client, one agent; what it runs is a child of it.
    const agents = 'pgrep -xc -P "$(pgrep -xd, patchbay-consol)" patchbay-agent';
    await expect.poll(async () => (await vm(agents)).stdout).toBe('1\n');
    await checkpoints().discard(before);
  });

  test('a reset forgets checkpoints', async () => {
    const before = await checkpoints().take();
    await machine().reset();
    await expect(checkpoints().restore(before)).rejects.toMatchObject({ name: 'FailureError' });
    expect((await vm('echo on')).stdout).toBe('on\n');
  });
}

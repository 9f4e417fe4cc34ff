import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Machine } from '../../../extension/core/machine/machine.ts';
import { pollUntil } from '../../../extension/core/async/pollUntil.ts';
import { collect } from '../harness/collect.ts';

const WAIT = { timeoutMs: 30_000, everyMs: 50 };
const SIZE = { columns: 80, rows: 24 };

/** What every machine does with terminals. `machine` has been started. */
export function terminalContract(machine: () => Machine): void {
  test('a terminal lives on when it is left, and shows again what was printed', async () => {
    const first = await machine().openTerminal('persists', { host: 'vm' }, SIZE);
    const screen = collect(first);
    first.write('x=$((40 + 2)); echo first-$x\r');
    await screen.until(/first-42/);
    first.dispose();
    const second = await machine().openTerminal('persists', { host: 'vm' }, SIZE);
    const again = collect(second);
    await again.until(/first-42/);
    second.write('echo second-$x\r');
    await again.until(/second-42/);
    second.dispose();
  });

  test('a terminal is resized', async () => {
    const pty = await machine().openTerminal('resized', { host: 'vm' }, SIZE);
    const screen = collect(pty);
    pty.write('stty size\r');
    await screen.until(/24 80/);
    pty.resize({ columns: 101, rows: 33 });
    // The size travels beside the keys, and is there before the next of them.
    pty.write('stty size\r');
    await screen.until(/33 101/);
    pty.dispose();
  });

  test("a shell's exit code arrives, and the name is free again", async () => {
    const pty = await machine().openTerminal('exits', { host: 'vm' }, SIZE);
    const screen = collect(pty);
    pty.write('exit 7\r');
    expect(await screen.exit).toBe(7);
    const next = await machine().openTerminal('exits', { host: 'vm' }, SIZE);
    next.write('echo new-$((1 + 1))\r');
    await collect(next).until(/new-2/);
    next.dispose();
  });

  test('Ctrl-C reaches the program', async () => {
    const pty = await machine().openTerminal('interrupted', { host: 'vm' }, SIZE);
    const screen = collect(pty);
    // The program that says go is the one in the foreground: between two programs Ctrl-C reaches only the shell.
    pty.write("sh -c 'echo go-$((1 + 1)); exec sleep 600'\r");
    await screen.until(/go-2/);
    pty.write('\x03');
    // The shell drops what was typed before it noticed; its mark says that it has (OSC 133).
    await screen.until(/133;D;130/);
    pty.write('echo after-$((2 + 2))\r');
    await screen.until(/after-4/);
    pty.dispose();
  });

  test('several terminals at once, each its own', async () => {
    const names = ['one', 'two', 'three', 'four'];
    await Promise.all(
      names.map(async (name) => {
        const pty = await machine().openTerminal(name, { host: 'vm' }, SIZE);
        const screen = collect(pty);
        pty.write(`echo this-is-$((1 + 1))-${name}\r`);
        await screen.until(new RegExp(`this-is-2-${name}`));
        pty.dispose();
      }),
    );
  });

  test('what a paused terminal prints is held back, not lost', async () => {
    const pty = await machine().openTerminal('paused', { host: 'vm' }, SIZE);
    const screen = collect(pty);
    pty.write('echo ready-$((1 + 1))\r');
    await screen.until(/ready-2/);
    screen.pause();
    pty.write('seq 1 60000; echo done-$((1 + 1))\r');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const held = screen.text().length;
    screen.resume();
    await screen.until(/\r\n60000\r\n/);
    await screen.until(/done-2/);
    // Of some 400 KB, those that may come ungranted: WINDOW_BYTES of vm/guest/programs/common/terminalSocket.h.
    expect(held).toBeLessThan(280_000);
    expect(screen.text()).toContain('\r\n10000\r\n');
    pty.dispose();
  });

  test('what is typed while the program reads nothing waits for it, whole', async () => {
    const pty = await machine().openTerminal('typed-ahead', { host: 'vm' }, SIZE);
    const screen = collect(pty);
    // Raw, so that the kernel takes as much as is read, and not a line.
    pty.write(
      'stty raw -echo; echo go-$((1 + 1)); sleep 3; head -c 100000 | md5sum; stty sane; echo end-$((1 + 1))\r',
    );
    await screen.until(/go-2/);
    pty.write('x'.repeat(100_000));
    await screen.until(new RegExp(createHash('md5').update('x'.repeat(100_000)).digest('hex')));
    await screen.until(/end-2/);
    pty.dispose();
  });

  test('a terminal in a namespace of a host is inside it from its first prompt, and says so', async () => {
    await machine().exec('vm', { argv: ['patchbay-host', 'add', 'inside'] });
    await machine().exec('inside', { script: 'ip netns add red && ip -n red link add only-here type dummy' });
    const pty = await machine().openTerminal('in-red', { host: 'inside', netns: 'red' }, SIZE);
    const screen = collect(pty);
    await screen.until(/root@inside\(red\)/);
    pty.write('ls /sys/class/net | tr "\\n" " "; hostname\r');
    await screen.until(/lo only-here inside/);
    pty.dispose();
    await machine().closeTerminal('in-red');
    await machine().exec('vm', { argv: ['patchbay-host', 'del', 'inside'] });
  });

  test.each([
    ['a namespace that is not there', { host: 'vm', netns: 'nowhere' }, 'nowhere'],
    ['a host that is not there', { host: 'nobody' }, 'nobody'],
  ])('%s has no terminal, and the failure names it', async (_what, at, name) => {
    const opening = machine().openTerminal('nowhere', at, SIZE);
    await expect(opening).rejects.toMatchObject({ code: 'terminal-without-location' });
    await expect(opening).rejects.toThrow(name);
    expect((await machine().listTerminals()).map((terminal) => terminal.name)).not.toContain('nowhere');
  });

  test('terminals are listed with where they are, until they are closed', async () => {
    await machine().exec('vm', { script: 'ip netns add listed' });
    const opened = [
      { name: 'first.2', host: 'vm', netns: null },
      { name: 'second.listed.2', host: 'vm', netns: 'listed' },
    ];
    for (const { name, host, netns } of opened)
      (await machine().openTerminal(name, { host, netns }, SIZE)).dispose();
    const listed = async (): Promise<readonly unknown[]> =>
      (await machine().listTerminals()).filter(({ name }) => opened.some((one) => one.name === name));
    expect(await listed()).toHaveLength(2);
    expect(await listed()).toEqual(expect.arrayContaining(opened));
    for (const { name } of opened) await machine().closeTerminal(name);
    expect(await listed()).toEqual([]);
    await machine().exec('vm', { script: 'ip netns del listed' });
  });

  test('closing a terminal ends all that runs in it, and whoever looks at it hears that', async () => {
    const pty = await machine().openTerminal('closed', { host: 'vm' }, SIZE);
    const screen = collect(pty);
    pty.write('sleep 7654 & (trap "" HUP TERM; sleep 7655) & bash -c "sleep 7656; true"\r');
    const running = async (): Promise<string> =>
      (await machine().exec('vm', { script: 'pgrep -fx "sleep 765[456]" | wc -l' })).stdout.trim();
    expect(await pollUntil(async () => ((await running()) === '3' ? true : undefined), WAIT)).toBe(true);
    await machine().closeTerminal('closed');
    expect(await screen.exit).not.toBeNull();
    expect(await pollUntil(async () => ((await running()) === '0' ? true : undefined), WAIT)).toBe(true);
    // What is not there is closed.
    await machine().closeTerminal('closed');
  });
}

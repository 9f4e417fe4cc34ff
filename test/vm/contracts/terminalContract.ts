import { expect, test } from 'vitest';
import type { Machine } from '../../../extension/core/machine/machine.ts';
import { collect } from '../harness/collect.ts';

const SIZE = { columns: 80, rows: 24 };

/** What every machine does with terminals. `machine` has been started. */
export function terminalContract(machine: () => Machine): void {
  test('a terminal lives on when it is left, and shows again what was printed', async () => {
    const first = await machine().openTerminal('persists', 'vm', SIZE);
    const screen = collect(first);
    first.write('x=$((40 + 2)); echo first-$x\r');
    await screen.until(/first-42/);
    first.dispose();
    const second = await machine().openTerminal('persists', 'vm', SIZE);
    const again = collect(second);
    await again.until(/first-42/);
    second.write('echo second-$x\r');
    await again.until(/second-42/);
    second.dispose();
  });

  test('a terminal is resized', async () => {
    const pty = await machine().openTerminal('resized', 'vm', SIZE);
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
    const pty = await machine().openTerminal('exits', 'vm', SIZE);
    const screen = collect(pty);
    pty.write('exit 7\r');
    expect(await screen.exit).toBe(7);
    const next = await machine().openTerminal('exits', 'vm', SIZE);
    next.write('echo new-$((1 + 1))\r');
    await collect(next).until(/new-2/);
    next.dispose();
  });

  test('Ctrl-C reaches the program', async () => {
    const pty = await machine().openTerminal('interrupted', 'vm', SIZE);
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
        const pty = await machine().openTerminal(name, 'vm', SIZE);
        const screen = collect(pty);
        pty.write(`echo this-is-$((1 + 1))-${name}\r`);
        await screen.until(new RegExp(`this-is-2-${name}`));
        pty.dispose();
      }),
    );
  });

  test('what a paused terminal prints is held back, not lost', async () => {
    const pty = await machine().openTerminal('paused', 'vm', SIZE);
    const screen = collect(pty);
    pty.write('echo ready-$((1 + 1))\r');
    await screen.until(/ready-2/);
    pty.pause();
    pty.write('seq 1 60000; echo done-$((1 + 1))\r');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const held = screen.text().length;
    pty.resume();
    await screen.until(/\r\n60000\r\n/);
    await screen.until(/done-2/);
    // Of some 400 KB, those that may come ungranted: WINDOW_BYTES of vm/guest/programs/agent/agent.h.
    expect(held).toBeLessThan(280_000);
    expect(screen.text()).toContain('\r\n10000\r\n');
    pty.dispose();
  });
}

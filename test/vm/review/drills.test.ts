import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CommandLine, type TypedTerminal } from '../harness/commandLine.ts';

let cli: CommandLine;
beforeAll(async () => {
  cli = await CommandLine.make();
  const achieved = { cable: '2026-01-01T10:00:00.000Z', room: '2026-01-02T10:00:00.000Z' };
  mkdirSync(join(cli.home, 'progress'), { recursive: true });
  writeFileSync(
    join(cli.home, 'progress', 'veth-bridge.json'),
    JSON.stringify({ format: 1, lesson: 'veth-bridge', achieved }),
  );
});
afterAll(() => cli.remove());

const CTRL_D = '\x04';
const LEAVE = '\x1d';

/** Waits until what the terminal prints next matches, and gives what stood there. */
function reader({ printed }: TypedTerminal): (pattern: RegExp) => Promise<string> {
  let from = 0;
  return async (pattern) => {
    const found = await vi.waitFor(
      () => {
        const match = pattern.exec(printed().slice(from));
        if (!match) throw new Error(`No ${pattern.source} in: ${printed().slice(from).slice(-2000)}`);
        return match;
      },
      { timeout: 100_000, interval: 50 },
    );
    const text = printed().slice(from, from + found.index + found[0].length);
    from += text.length;
    return text;
  };
}

/** The mark with which a prompt ends: the guest's own is in colours. */
const PROMPT = /\]133;B/;

test('drills are done in a real machine, judged when their terminal is left, and what was learned is kept', async () => {
  const code = await cli.inTerminal(async (terminal) => {
    const until = reader(terminal);
    await until(/Make a veth cable whose ends are called `left` and `right`\./);
    await until(PROMPT);
    terminal.type('ip link add left type veth peer name right\r');
    await until(PROMPT);
    terminal.type(CTRL_D);
    expect(await until(/It comes back [^\n]*\n/)).toMatch(
      /✓ A veth interface never comes alone[\s\S]*in \d+ days/,
    );

    // The next one's network is that after the first step: nothing is left of what was typed, and plug is there.
    await until(/Make a network namespace called `red`/);
    await until(PROMPT);
    terminal.type('ip -br link show type veth\r');
    const links = await until(PROMPT);
    expect(links).toContain('veth-red@plug');
    expect(links).not.toContain('left@right');
    terminal.type(CTRL_D);
    expect(await until(/q ends: /)).toMatch(/FAIL[^\n]*plug is in the namespace red/);
    terminal.type('\r');
    await until(PROMPT);
    terminal.type(LEAVE);
    await until(/q ends: /);
    terminal.type('s\r');
    expect(await until(/It comes back [^\n]*\n/)).toMatch(/ip link set plug netns red[\s\S]*tomorrow/);

    await until(PROMPT);
    terminal.type(LEAVE);
    await until(/q ends: /);
    terminal.type('q\r');
    await until(/1 drill is due today\./);
  }, 'review');
  expect(code).toBe(0);
  const kept = JSON.parse(readFileSync(join(cli.home, 'review.json'), 'utf8')) as { cards: object };
  expect(kept.cards).toMatchObject({
    'veth-bridge/drill:pair': { lapses: 0 },
    'veth-bridge/drill:move': { lapses: 1 },
  });
  expect(cli.left()).toEqual([]);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CliContext, CliServices } from '../../../extension/cli/cliServices.ts';
import { review } from '../../../extension/cli/commands/remember/review.ts';
import type { CardMemory } from '../../../extension/core/review/schedule.ts';
import { drillLesson, drillProgress, PlayingMachine } from '../drills/drillLesson.ts';

const wasTerminal = process.stdin.isTTY;
const kept = new Map<string, CardMemory>();
const made: PlayingMachine[] = [];
beforeEach(() => {
  process.stdin.isTTY = true;
  kept.clear();
  made.length = 0;
});
afterEach(() => void (process.stdin.isTTY = wasTerminal));

/**
 * Runs `patchbay review` for a learner who has done both steps. In the terminal they make the network become `worlds`, one
 * for each visit; in between they type `typed`. Gives what it printed, and the terminals that they had.
 */
async function run(worlds: readonly string[], typed: readonly string[] = [], options = {}) {
  const printed: string[] = [];
  const terminals: string[] = [];
  const lines = [...typed];
  const left = [...worlds];
  const services: Partial<CliServices> = {
    lessons: () => Promise.resolve({ lessons: [drillLesson], problems: [] }),
    create: () => {
      const machine = new PlayingMachine();
      made.push(machine);
      return Promise.resolve(machine);
    },
    progress: {
      load: () => Promise.resolve(drillProgress),
      save: () => Promise.reject(new Error('not ours')),
    },
    review: {
      load: () => Promise.resolve(Object.fromEntries(kept)),
      save: (key, memory) => Promise.resolve(void kept.set(key, memory)),
    },
  };
  const context: CliContext = {
    services: services as CliServices,
    json: false,
    signal: new AbortController().signal,
    print: (text) => void printed.push(text),
    note: (text) => void printed.push(text),
    work: (task) => task({}),
    confirm: () => Promise.resolve(false),
    ask: (question) => {
      printed.push(question);
      return Promise.resolve(lines.shift());
    },
  };
  expect(
    await review(context, options, ({ machine, name, host, opened }) => {
      opened();
      terminals.push(`${name} on ${host}`);
      const playing = made.find((one) => one === machine);
      if (playing) playing.world = left.shift() ?? 'empty';
      return Promise.resolve(0);
    }),
  ).toBe(0);
  expect(made.every(({ destroyed }) => destroyed === 1)).toBe(true);
  return { printed: printed.join('\n'), terminals };
}

/** Days until a card comes back. */
const days = (key: string): number =>
  Math.round((Date.parse(kept.get(key)!.due) - Date.now()) / (24 * 3600 * 1000));

test('right at the first look is good: the task, a terminal on its host, why it is right', async () => {
  const { printed, terminals } = await run(['veth-bridge']);
  expect(printed).toContain('A switch, two (1/2)\nMake `br0`.\n\nIt is a bridge.\nOn a. When it is done');
  expect(printed).toContain('✓ A bridge is a link.\nIt comes back in ');
  // The second drill wants br1, which is never there: its question ends the review.
  expect(terminals).toEqual(['drill on a', 'drill on vm']);
  expect([...kept.keys()]).toEqual(['sample/drill:link']);
  expect(printed).toContain('1 drill is due today.\nNext: 1 drill on ');
});

test('after a wrong look it tells what was seen, goes back to the terminal, and the right one is hard', async () => {
  await run(['veth-bridge']);
  const good = days('sample/drill:link');
  kept.clear();
  const { printed, terminals } = await run(['empty', 'veth-bridge'], ['']);
  expect(printed).toMatch(
    /FAIL {4}br0 is there\n.*\n.*no link br0 on vm; there is eth0\n.*hint: {3}Which kind\?/,
  );
  expect(terminals).toEqual(['drill on a', 'drill on a', 'drill on vm']);
  expect(days('sample/drill:link')).toBeLessThan(good);
  expect(kept.get('sample/drill:link')).toMatchObject({ reviews: 2, lapses: 0 });
});

test('the solution is shown when asked for, and the drill is forgotten', async () => {
  const { printed } = await run(['empty'], ['s']);
  expect(printed).toContain('  ip link add br0 type bridge\nA bridge is a link.\nIt comes back tomorrow.');
  expect(kept.get('sample/drill:link')).toMatchObject({ lapses: 1 });
});

test.each([[[]], [['q']]])('who ends it at %j rates nothing', async (typed) => {
  const { printed } = await run(['empty'], typed);
  expect(printed).toContain('2 drills are due today.');
  expect(kept.size).toBe(0);
});

test('without drills no machine is made; the list says their tasks', async () => {
  const none = await run([], [], { drills: false });
  expect([none.printed, made.length]).toEqual([
    'There is nothing to review yet. Quizzes come back that you answered right in a lesson.',
    0,
  ]);
  const { printed } = await run([], [], { list: true });
  expect(printed).toContain('A switch, two: Make `br0`.');
  expect(printed).toContain('2 drills are due today.');
  expect(made).toHaveLength(0);
});

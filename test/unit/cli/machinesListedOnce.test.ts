import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { check } from '../../../extension/cli/commands/check.ts';
import { exec } from '../../../extension/cli/commands/exec.ts';
import { destroy, reset } from '../../../extension/cli/commands/lifecycle.ts';
import { list } from '../../../extension/cli/commands/list.ts';
import { explain } from '../../../extension/cli/commands/network/explain.ts';
import { rates } from '../../../extension/cli/commands/network/rates.ts';
import { state } from '../../../extension/cli/commands/network/state.ts';
import { topology } from '../../../extension/cli/commands/network/topology.ts';
import { walk } from '../../../extension/cli/commands/network/walk.ts';
import { shell } from '../../../extension/cli/commands/shell.ts';
import { solve } from '../../../extension/cli/commands/solve.ts';
import { start } from '../../../extension/cli/commands/start.ts';
import type { CliContext, CliServices } from '../../../extension/cli/cliServices.ts';
import { noProgress } from '../../../extension/core/session/lessonProgress.ts';
import { fence, head } from '../lesson/lessonSource.ts';
import { lessonOf } from '../player/fakeMachine.ts';

/** Each listing cleans up what a crash left, which may mean a call of Vagrant: a call of ours lists once, or never. */
const lesson = lessonOf(
  [
    `${head}# Rates\n\n## Measure {#measure}\n`,
    fence(
      'yaml {chart}',
      'title: Here\npaths:\n  - { path: loopback, from: vm, to: 127.0.0.1, server: vm, links: 1 }',
    ),
    fence('yaml {check}', '- what: br0 is there\n  link: br0'),
  ].join('\n'),
);

class Reached extends Error {}
const running = vi.fn<CliServices['running']>();
const reach = vi.fn(() => Promise.reject(new Reached()));
const services: Partial<CliServices> = {
  running,
  attach: reach,
  create: reach,
  lesson: () => Promise.resolve(lesson),
  lessons: () => Promise.resolve({ lessons: [lesson], problems: [] }),
  progress: { load: (id) => Promise.resolve(noProgress(id)), save: () => Promise.resolve() },
};
const context: CliContext = {
  services: services as CliServices,
  json: false,
  signal: new AbortController().signal,
  print: () => undefined,
  note: () => undefined,
  work: (task) => task({}),
  confirm: () => Promise.resolve(true),
  ask: () => Promise.resolve(undefined),
};

const terminal = [process.stdin.isTTY, process.stdout.isTTY] as const;
beforeEach(() => {
  vi.clearAllMocks();
  running.mockResolvedValue([
    { id: 'm1', kind: 'qemu', lesson: lesson.id, startedAt: '2026-01-01T00:00:00Z' },
  ]);
  // A shell needs a terminal.
  [process.stdin.isTTY, process.stdout.isTTY] = [true, true];
});
afterEach(() => void ([process.stdin.isTTY, process.stdout.isTTY] = terminal));

const commands = {
  check: () => check(context, lesson.id),
  destroy: () => destroy(context, undefined),
  explain: () => explain(context, {}),
  exec: () => exec(context, ['true'], { host: 'vm' }),
  rates: () => rates(context, undefined, {}),
  'rates LESSON': () => rates(context, lesson.id, {}),
  reset: () => reset(context, undefined, false),
  'reset LESSON': () => reset(context, lesson.id, false),
  shell: () => shell(context, 'vm'),
  solve: () => solve(context, lesson.id),
  state: () => state(context),
  topology: () => topology(context, {}),
  walk: () => walk(context, 'vm', '127.0.0.1', {}),
};

for (const [name, run] of Object.entries(commands)) {
  test(`${name} lists machines once, and goes to the one that it found`, async () => {
    await expect(run()).rejects.toThrow(Reached);
    expect(running).toHaveBeenCalledOnce();
    expect(reach).toHaveBeenCalledExactlyOnceWith('m1', expect.anything());
  });
}

test('list lists machines once', async () => {
  await list(context);
  expect(running).toHaveBeenCalledOnce();
});

test('start lists machines once, before it makes one', async () => {
  running.mockResolvedValue([]);
  await expect(start(context, lesson.id, {})).rejects.toThrow(Reached);
  expect(running).toHaveBeenCalledOnce();
  expect(reach).toHaveBeenCalledOnce();
});

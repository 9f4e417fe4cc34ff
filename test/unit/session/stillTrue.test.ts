import { expect, test } from 'vitest';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import type { Lesson, Step } from '../../../extension/core/lesson/model/lesson.ts';
import type { Command, Machine } from '../../../extension/core/machine/machine.ts';
import { checkStep } from '../../../extension/core/session/checkStep.ts';
import { lastingChecks } from '../../../extension/core/session/lastingChecks.ts';
import { fence, head, lessonSource } from '../lesson/lessonSource.ts';

const check = (...lines: string[]): string => fence('yaml {check}', ...lines);
const { lesson } = parseLesson(
  lessonSource(
    head +
      `## One {#one}\n${check(
        '- {what: v0 is there, link: v0, id: v0}',
        '- {what: v0 has its address, address: 10.0.0.1/24, on: v0, after: v0, until: three}',
        '- {what: red was learned, fdb: "02:00:00:00:00:11", learned: true}',
        '- {what: a program, command: "true"}',
      )}` +
      `## Two {#two}\n${check('- {what: br0 is there, link: br0, id: v0}')}` +
      `## Three {#three}\n${check('- {what: br1 is there, link: br1}')}`,
  ),
) as { lesson: Lesson };
function step(id: string): Step {
  const found = lesson.steps.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
}

function machine(links: Readonly<Record<string, string | null>>): { machine: Machine; reads: () => number } {
  let reads = 0;
  const addr = Object.entries(links).map(([ifname, local], index) => ({
    ...{ ifindex: index + 1, ifname, flags: ['UP'] },
    addr_info: local === null ? [] : [{ family: 'inet', local, prefixlen: 24, scope: 'global' }],
  }));
  const exec = (_host: string, command: Command) => {
    if ('argv' in command && command.argv[0] === 'patchbay-state') reads += 1;
    const stdout = JSON.stringify({
      format: 1,
      namespaces: [{ inode: 1, host: lesson.defaultHost, name: null, addr }],
    });
    return Promise.resolve({ stdout, stderr: '', exitCode: 0, timedOut: false, truncated: false, ms: 1 });
  };
  return { machine: { exec } as unknown as Machine, reads: () => reads };
}

test('what one read tells and no later step changes must last; not what fades, runs or was skipped', () => {
  const texts = (id: string, skipped = {}) =>
    lastingChecks(lesson, step(id), skipped).map(({ check: { what } }) => what);
  expect(texts('one')).toEqual([]);
  expect(texts('two')).toEqual(['v0 is there', 'v0 has its address']);
  expect(texts('three')).toEqual(['v0 is there', 'br0 is there']);
  expect(texts('three', { one: '2026-11-30' })).toEqual(['br0 is there']);
});

test('a step whose checks pass says what an earlier one achieved and is no longer so, from the same read', async () => {
  const whole = machine({ v0: '10.0.0.1', br0: null });
  expect(await checkStep(lesson, whole.machine, step('two'), {})).toMatchObject({ undone: [] });
  const undone = machine({ v0: null, br0: null });
  const report = await checkStep(lesson, undone.machine, step('two'), {});
  expect(report.checks).toMatchObject([{ what: 'br0 is there', status: 'pass' }]);
  expect(report.undone).toMatchObject([
    { step: 'one', result: { what: 'v0 has its address', status: 'fail' } },
  ]);
  expect(undone.reads()).toBe(1);
  // The step that changes it does not ask for it.
  const later = machine({ v0: null, br0: null, br1: null });
  expect(await checkStep(lesson, later.machine, step('three'), {})).toMatchObject({ undone: [] });
});

test('each check of every step that must last is told when it is undone', async () => {
  const links = { v0: '10.0.0.1', br0: null, br1: null };
  for (const at of lesson.steps) {
    for (const { check: undone } of lastingChecks(lesson, at)) {
      const name = undone.kind === 'link' ? undone.link : undefined;
      const left = Object.keys(links)
        .filter((link) => link !== name)
        .map((link) => [link, null] as const);
      const { machine: other } = machine(Object.fromEntries(left));
      const told = (await checkStep(lesson, other, at, {})).undone.map(({ result }) => result.what);
      expect(told).toContain(undone.what);
    }
  }
});

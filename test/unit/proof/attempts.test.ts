import { expect, test } from 'vitest';
import type { CheckSpec } from '../../../extension/core/checks/checkKinds.ts';
import { parseCheck } from '../../../extension/core/checks/parseCheck.ts';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import { checkLine, type Lesson, type Step } from '../../../extension/core/lesson/model/lesson.ts';
import type { Command, Machine } from '../../../extension/core/machine/machine.ts';
import { newEntries } from '../../../extension/core/proof/leavesNoTrace.ts';
import { undoOf, undoOneEarlier } from '../../../extension/core/proof/undoEarlier.ts';
import { saysIt, whatIsTold } from '../../../extension/core/proof/whatIsTold.ts';
import type { StepProof } from '../../../extension/core/proof/lessonProof.ts';
import { parseStateText } from '../../../extension/core/state/readState.ts';
import { fence, head, lessonSource } from '../lesson/lessonSource.ts';

const { lesson } = parseLesson(
  lessonSource(
    head +
      `## One {#one}\n${fence('yaml {check}', '- {what: v0 is up, link: v0, up: true}')}` +
      `## Two {#two}\n${fence('yaml {check}', '- {what: br0 is there, link: br0}', '- {what: br1 is there, link: br1, hint: Add it.}')}`,
    { 'wrong/two--nothing.sh': '# Nothing.\n# says: /no link br0/\ntrue\n', 'wrong/two--other.sh': 'true' },
  ),
) as { lesson: Lesson };
const two = lesson.steps[1] as Step;

/** A machine with these links that are up; `ran` has the scripts that it was given. */
function machineWith(...links: string[]): { machine: Machine; ran: string[] } {
  const ran: string[] = [];
  const up = new Set(links);
  const exec = (_host: string, command: Command) => {
    if ('script' in command) ran.push(command.script);
    if ('script' in command && command.script === 'ip link set v0 down') up.delete('v0');
    const addr = links.map((ifname, index) => ({
      ifindex: index + 1,
      ifname,
      flags: up.has(ifname) ? ['UP'] : [],
    }));
    const stdout = JSON.stringify({
      format: 1,
      namespaces: [{ inode: 1, host: lesson.defaultHost, name: null, addr }],
    });
    return Promise.resolve({ stdout, stderr: '', exitCode: 0, timedOut: false, truncated: false, ms: 1 });
  };
  return { machine: { exec } as unknown as Machine, ran };
}

test('an attempt says what a learner must be told; without that, any failure will do', async () => {
  expect(lesson.wrong).toMatchObject([{ name: 'nothing', says: 'no link br0' }, { name: 'other' }]);
  expect(lesson.wrong[1]).not.toHaveProperty('says');
  const { machine } = machineWith('v0');
  const told = await whatIsTold(lesson, machine, two, undefined, undefined);
  expect(told[0]).toContain('br0 is there; wanted: a link br0; seen: no link br0');
  const all = await whatIsTold(lesson, machine, two, 'hint: Add it', undefined);
  expect(all).toHaveLength(2);
  expect(saysIt('hint: Add it', all)).toBe(true);
  expect(saysIt('br7', all)).toBe(false);
  expect(
    await whatIsTold(lesson, machineWith('v0', 'br0', 'br1').machine, two, undefined, undefined),
  ).toEqual([]);
});

const check = (written: object): CheckSpec => {
  const parsed = parseCheck({ what: 'x', ...written });
  if (!('check' in parsed)) throw new Error(JSON.stringify(parsed));
  return parsed.check;
};

test.each([
  [{ link: 'v0', up: true }, 'ip link set v0 down'],
  [{ link: 'eth0', netns: 'red', kind: 'veth' }, 'ip -n red link del eth0'],
  [{ link: 'veth*' }, null],
  [{ link: 'v0', absent: true }, null],
  [{ address: '10.0.0.1/24', on: 'v0' }, 'ip address flush dev v0 scope global'],
  [{ address: '10.0.0.1' }, null],
  [{ netns: 'red' }, 'ip netns del red'],
  [{ command: 'true' }, null],
])('%j is undone by %s', (written, undo) => expect(undoOf(check(written))).toBe(undo));

test('a step undoes what an earlier one achieved, and demands that this is told', async () => {
  const proof = { problems: [] } as unknown as StepProof;
  const { machine, ran } = machineWith('v0');
  await undoOneEarlier(lesson, machine, two, proof, undefined);
  expect(ran).toContain('ip link set v0 down');
  expect(proof.problems).toEqual([]);

  // A machine where the command has no effect: the check goes on passing.
  const deaf: Machine = {
    ...machine,
    exec: (host: string, command: Command) =>
      machineWith('v0').machine.exec(host, 'script' in command ? { script: 'true' } : command),
  };
  await undoOneEarlier(lesson, deaf, two, proof, undefined);
  expect(proof.problems).toEqual([
    {
      text: expect.stringContaining("'v0 is up' of one is pass although it was undone") as string,
      line: checkLine(lesson.steps[0] as Step, lesson.steps[0]?.checks[0]),
    },
  ]);
});

test('what checks leave in tables is found, and what went is not', () => {
  const network = (neigh: object[]) =>
    parseStateText(
      JSON.stringify({ format: 1, namespaces: [{ inode: 1, host: 'vm', name: null, addr: [], neigh }] }),
    );
  const one = { dst: '10.0.0.1', dev: 'v0', lladdr: '02:00:00:00:00:01', state: ['STALE'] };
  const other = { dst: '10.0.0.2', dev: 'v0', state: ['FAILED'] };
  expect(newEntries(network([one]), network([one, other]))).toEqual(['vm: neighbour 10.0.0.2 at v0']);
  expect(newEntries(network([one, other]), network([one]))).toEqual([]);
});

import { expect, test } from 'vitest';
import type { MachineFacts } from '../../../extension/core/machine/machine.ts';
import { keepNothing } from '../../../extension/core/proof/attempts.ts';
import { Session } from '../../../extension/core/session/session.ts';
import { unmetRequirements } from '../../../extension/core/session/unmetRequirements.ts';
import { FakeMachine, lessonOf } from '../player/fakeMachine.ts';

const all = { docker: true, etcd: true, gcc: true, btf: true };
const none = { docker: false, etcd: false, gcc: false, btf: false };

test.each([
  [[], none, []],
  [['docker', 'etcd', 'gcc', 'btf'], all, []],
  [['gcc'], { ...all, gcc: false }, ['gcc']],
  [['gcc', 'docker'], none, ['docker', 'gcc']],
  [['etcd'], { ...none, etcd: undefined }, []],
])('a lesson that needs %j on a machine with %j lacks %j', (requires, offered, unmet) => {
  expect(unmetRequirements({ requires }, offered)).toEqual(unmet);
});

class MachineWith extends FakeMachine {
  override readonly facts: MachineFacts;
  constructor(facts: Partial<MachineFacts>) {
    super();
    this.facts = { ...new FakeMachine().facts, ...facts };
  }
}
const lesson = { ...lessonOf('## Step {#s}\n\nText.\n'), title: 'Compile it', requires: ['gcc', 'etcd'] };

test('a lesson is refused before anything is made in the machine, and the message says what to do', async () => {
  const machine = new MachineWith({ gcc: false, etcd: false });
  const refused = Session.begin(lesson, machine, keepNothing);
  await expect(refused).rejects.toMatchObject({
    code: 'requirements-unmet',
    what: 'The lesson “Compile it” needs etcd and a C compiler (gcc).',
    why: 'The machine (fake) does not have it.',
  });
  await expect(refused).rejects.toThrow(/apt-get install gcc libc6-dev.*--machine qemu/);
  expect(machine.ran).toEqual([]);
});

test('a machine that has it prepares the world', async () => {
  const machine = new MachineWith({ gcc: true, etcd: true });
  (await Session.begin(lesson, machine, keepNothing)).dispose();
  expect(machine.ran.length).toBeGreaterThan(0);
});

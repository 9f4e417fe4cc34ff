import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Machine } from '../../../extension/core/machine/machine.ts';
import { attachMachine, createMachine, listMachines } from '../../../vm/machines/openMachine.ts';
import type { DataFolder } from '../../../vm/store/dataFolder.ts';
import { checkpointContract } from './checkpointContract.ts';
import { collect } from '../harness/collect.ts';
import { machineContract } from './machineContract.ts';
import { terminalContract } from './terminalContract.ts';
import { leftIn, removeTestData, testData } from '../harness/testData.ts';

/** What a file's tests have in common: a machine that runs, and where it lives. */
export interface ClonedSubject {
  readonly data: DataFolder;
  /** One more, not started. */
  readonly create: () => Promise<Machine>;
  readonly machine: () => Machine;
  /** Lets go of the machine, as a process that ends does; `meanwhile` nobody is connected; then it is found again. */
  readonly findAgain: (meanwhile?: () => Promise<void>) => Promise<void>;
}

/** What every machine does that is a copy of one that has booted once. It ends with the file, and leaves nothing. */
export function clonedContract(kind: 'qemu' | 'v86'): ClonedSubject {
  const data = testData();
  let machine: Machine;
  const subject: ClonedSubject = {
    data,
    create: () =>
      createMachine(
        {
          requirements: { docker: false, internet: false },
          lesson: 'some-lesson',
          settings: { machine: kind, ssh: {}, vagrant: {}, v86: {} },
        },
        data,
      ),
    machine: () => machine,
    async findAgain(meanwhile) {
      const { id } = machine;
      machine.detach();
      await meanwhile?.();
      machine = (await attachMachine(id, {}, data)).machine;
    },
  };

  beforeAll(async () => {
    machine = await subject.create();
    await machine.start();
  });

  afterAll(async () => {
    await machine.destroy();
    const left = leftIn(data);
    removeTestData(data);
    expect(left).toEqual([]);
  });

  describe('programs and files', () => machineContract(() => machine));
  describe('terminals', () => terminalContract(() => machine));
  describe('checkpoints', () => checkpointContract(() => machine));

  test('a machine that is left running is found again, with its terminals', async () => {
    const { id } = machine;
    const pty = await machine.openTerminal('kept', { host: 'vm' }, { columns: 80, rows: 24 });
    pty.write('echo before-$((1 + 1))\r');
    await collect(pty).until(/before-2/);
    await subject.findAgain(async () => {
      expect(await listMachines(data)).toMatchObject([{ id, kind, lesson: 'some-lesson' }]);
    });
    expect(machine.id).toBe(id);
    expect(machine.facts.backend).toBe(kind);
    expect(await machine.listTerminals()).toContainEqual({ name: 'kept', host: 'vm', netns: null });
    const again = await machine.openTerminal('kept', { host: 'vm' }, { columns: 80, rows: 24 });
    await collect(again).until(/before-2/);
    again.dispose();
  });

  test('a reset leaves nothing of before', async () => {
    await machine.exec('vm', { script: 'touch /root/mark && ip link add marked type dummy' });
    await machine.reset();
    const after = await machine.exec('vm', {
      script: 'ls /root/mark; ip link show marked; patchbay-tty list',
    });
    expect(after.stdout.trim()).toBe('');
    expect(await listMachines(data)).toHaveLength(1);
  });

  return subject;
}

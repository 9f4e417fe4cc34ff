import type { Machine, MachineNeeds, Operation } from '../../extension/core/machine/machine.ts';
import { MachineError } from '../../extension/core/machine/machineError.ts';
import { isAlive } from '../process/processIdentity.ts';
import { openDataFolder, type DataFolder } from '../store/dataFolder.ts';
import { installationKey } from '../store/installationKey.ts';
import { cleanLeftovers } from '../store/leftovers.ts';
import { listRecords, type MachineRecord } from '../store/machineRecord.ts';
import { newId } from '../store/runFolder.ts';
import { QemuMachine } from './qemu/qemuMachine.ts';

export interface NewMachine {
  readonly needs: MachineNeeds;
  /** The lesson that it is for; kept in its record. */
  readonly lesson?: string | undefined;
}

/** A machine that is not started yet. What a crash left behind is cleaned up first. */
export async function createMachine(
  { needs, lesson }: NewMachine,
  data: DataFolder = openDataFolder(),
): Promise<Machine> {
  await cleanLeftovers(data);
  return new QemuMachine(data, newId('m'), needs, lesson);
}

/** The records of all machines that run, oldest first. */
export async function listMachines(data: DataFolder = openDataFolder()): Promise<MachineRecord[]> {
  await cleanLeftovers(data);
  return listRecords(data).filter((record) => isAlive(record.process));
}

/** The running machine `id`, or the latest, connected. Rejects with MachineError `not-running` where there is none. */
export async function attachMachine(
  id?: string,
  operation: Operation = {},
  data: DataFolder = openDataFolder(),
): Promise<{ readonly machine: Machine; readonly record: MachineRecord }> {
  const record = (await listMachines(data)).findLast((candidate) => id === undefined || candidate.id === id);
  if (!record) {
    throw new MachineError('not-running', {
      what: id === undefined ? 'No machine is running.' : `No machine ${id} is running.`,
      why: 'It was not started, or it has ended.',
      next: 'Start one: patchbay start LESSON.',
    });
  }
  const { privateKey } = await installationKey(data, operation.signal);
  return { machine: await QemuMachine.attach(data, record, privateKey, operation.signal), record };
}

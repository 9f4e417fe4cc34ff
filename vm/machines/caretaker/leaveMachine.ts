import { devNull } from 'node:os';
import type { Machine } from '../../../extension/core/machine/machine.ts';
import { nodeEnvironment, ourProgram } from '../../process/ourProgram.ts';
import { ownIdentity } from '../../process/processIdentity.ts';
import { spawnKept } from '../../process/spawnKept.ts';
import type { DataFolder } from '../../store/dataFolder.ts';
import { loadRecord, saveRecord } from '../../store/machineRecord.ts';

/** How long a machine waits for its window to be opened again. */
const GRACE_MS = 120_000;

/**
 * Leaves a machine when its window closes. A process then owns the machine and ends it after `graceMs`, unless
 * `holdMachine` takes it before: a reloaded window finds it again. Machines that another process inherits need none.
 * Resolves when that process runs; rejects with the system's error where it can't be started.
 */
export async function leaveMachine(data: DataFolder, machine: Machine, graceMs = GRACE_MS): Promise<void> {
  const { id } = machine;
  const owned = loadRecord(data, id)?.owner?.pid === process.pid;
  machine.detach();
  const record = loadRecord(data, id);
  // A machine that was left running on purpose stays.
  if (!owned || !record || record.owner !== undefined) return;
  saveRecord(data, { ...record, left: true });
  const program = ourProgram(import.meta.url, 'caretaker.cjs', 'main.ts');
  await spawnKept([process.execPath, program, data.root, id, String(graceMs)], {
    ...{ cwd: data.root, logFile: devNull, env: nodeEnvironment() },
  });
}

/** Takes a machine that a window left; from now on this process ends it. */
export function holdMachine(data: DataFolder, id: string): void {
  const record = loadRecord(data, id);
  if (record?.left === true) saveRecord(data, { ...record, owner: ownIdentity(), left: undefined });
}

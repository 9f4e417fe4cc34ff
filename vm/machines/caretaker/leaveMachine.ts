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
 * Lets go of a machine for a window that closes. One that the window owned and nobody inherits goes to a process that
 * ends it after `graceMs`, unless `holdMachine` took it meanwhile: a window that is reloaded finds it again. The process
 * is begun before this returns; rejects with the system's error where it can't be.
 */
export async function leaveMachine(data: DataFolder, machine: Machine, graceMs = GRACE_MS): Promise<void> {
  const { id } = machine;
  const owned = loadRecord(data, id)?.owner?.pid === process.pid;
  machine.detach();
  const record = loadRecord(data, id);
  // What was left running on purpose stays.
  if (!owned || !record || record.owner !== undefined) return;
  saveRecord(data, { ...record, left: true });
  const program = ourProgram(import.meta.url, 'caretaker.cjs', 'main.ts');
  await spawnKept([process.execPath, program, data.root, id, String(graceMs)], {
    ...{ cwd: data.root, logFile: devNull, env: nodeEnvironment() },
  });
}

/** Takes a machine that a window left: this process will end it from now on. */
export function holdMachine(data: DataFolder, id: string): void {
  const record = loadRecord(data, id);
  if (record?.left === true) saveRecord(data, { ...record, owner: ownIdentity(), left: undefined });
}

import { devNull } from 'node:os';
import { nodeEnvironment, ourProgram } from '../../process/ourProgram.ts';
import { ownIdentity } from '../../process/processIdentity.ts';
import { spawnKept } from '../../process/spawnKept.ts';
import type { DataFolder } from '../../store/dataFolder.ts';
import { isLeft, loadRecord, saveRecord } from '../../store/machineRecord.ts';

/** How long a machine waits for its window to be opened again. */
const GRACE_MS = 120_000;

/**
 * A window that closes leaves a machine that nobody inherits, and was let go of, to a process that ends it after
 * `graceMs`, unless `holdMachine` took it meanwhile: a window that is reloaded finds it again. The process is begun
 * before this returns; rejects with the system's error where it can't be.
 */
export async function leaveMachine(data: DataFolder, id: string, graceMs = GRACE_MS): Promise<void> {
  const record = loadRecord(data, id);
  if (!record || record.owner !== undefined) return;
  const program = ourProgram(import.meta.url, 'caretaker.cjs', 'main.ts');
  await spawnKept([process.execPath, program, data.root, id, String(graceMs)], {
    ...{ cwd: data.root, logFile: devNull, env: nodeEnvironment() },
  });
}

/** This process will end the machine from now on, if nobody else is to. */
export function holdMachine(data: DataFolder, id: string): void {
  const record = loadRecord(data, id);
  if (record && isLeft(record)) saveRecord(data, { ...record, owner: ownIdentity() });
}

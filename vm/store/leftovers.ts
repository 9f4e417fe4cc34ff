import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, type ProcessIdentity } from '../process/processIdentity.ts';
import type { DataFolder } from './dataFolder.ts';
import { loadRecord, mayRun, recordIds, removeRecord } from './machineRecord.ts';
import { removeRunFolder, runFolderOwner } from './runFolder.ts';

/** A folder without an owner may be one that another process is just creating. */
const YOUNG_MS = 60_000;

export interface CleaningOptions {
  /** Ends what belongs to a run folder and is no process of ours, before the folder is removed. */
  readonly endOutside?: (runFolder: string, signal?: AbortSignal) => Promise<void>;
  /** Whose machines to end: by default those of dead owners. */
  readonly isOver?: (owner: ProcessIdentity) => boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Ends and removes what a crash left: machines whose Linux has died or whose owner has, virtual machines without a
 * record, templates and locks half made. Machines that were left running on purpose stay.
 * Resolves with the names of what was removed. Rejects with the signal's reason; the next call does the rest.
 */
export async function cleanLeftovers(folder: DataFolder, options: CleaningOptions = {}): Promise<string[]> {
  const { isOver = (owner: ProcessIdentity) => !isAlive(owner), signal } = options;
  const removed: string[] = [];
  for (const id of recordIds(folder)) {
    const record = loadRecord(folder, id);
    const lives = record && mayRun(record) && (record.owner === undefined || !isOver(record.owner));
    // During a reset a machine has no process for a moment, but its owner lives.
    if (lives || (record?.owner && !isOver(record.owner))) continue;
    if (!(await endAll(join(folder.run, id), options))) continue;
    await removeRunFolder(join(folder.run, id), signal);
    removeRecord(folder, id);
    removed.push(id);
  }
  for (const name of namesIn(folder.run)) {
    const path = join(folder.run, name);
    if (loadRecord(folder, name) || !isAbandoned(path)) continue;
    if (!(await endAll(path, options))) continue;
    await removeRunFolder(path, signal);
    removed.push(name);
  }
  for (const parent of [folder.machines, folder.keys, folder.locks, folder.root])
    removeUnfinishedFiles(parent);
  return removed;
}

/** A machine that can't be ended now is no error: the next start tries again. */
async function endAll(path: string, { endOutside, signal }: CleaningOptions): Promise<boolean> {
  try {
    await endOutside?.(path, signal);
    return true;
  } catch {
    signal?.throwIfAborted();
    return false;
  }
}

function isAbandoned(path: string): boolean {
  const owner = runFolderOwner(path);
  return owner ? !isAlive(owner) : isOld(path);
}

/** Temporary files of `writeWhole` and of the locks that a crash left. */
function removeUnfinishedFiles(parent: string): void {
  for (const name of namesIn(parent)) {
    if (!/\.tmp$|\.lock\.[0-9a-f]{16}$/.test(name)) continue;
    const path = join(parent, name);
    if (isOld(path)) rmSync(path, { force: true });
  }
}

function isOld(path: string): boolean {
  try {
    return Date.now() - statSync(path).mtimeMs > YOUNG_MS;
  } catch {
    return false;
  }
}

function namesIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

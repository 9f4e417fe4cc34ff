import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  killOwn,
  ownIdentity,
  processesMentioning,
  type ProcessIdentity,
} from '../process/processIdentity.ts';
import { pollUntil } from '../../extension/core/async/pollUntil.ts';
import type { DataFolder } from './dataFolder.ts';
import { storeFailure } from './diskSpace.ts';

/** A name for a new machine: short, because a socket's path has to stay below 108 bytes (unix(7)). */
export function newId(prefix: string): string {
  return `${prefix}${randomBytes(4).toString('hex')}`;
}

/** Makes the folder of one virtual machine, and records this process as its owner. */
export function makeRunFolder(folder: DataFolder, id: string): string {
  const path = join(folder.run, id);
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    writeFileSync(join(path, 'owner.json'), JSON.stringify(ownIdentity()), { mode: 0o600 });
    return path;
  } catch (error) {
    throw storeFailure(error, folder.root);
  }
}

/** The process that made the folder; undefined where that can't be read. */
export function runFolderOwner(path: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(join(path, 'owner.json'), 'utf8')) as ProcessIdentity;
  } catch {
    return undefined;
  }
}

/**
 * Ends every process with the run folder in its command line, and waits until they have ended; the folder stays.
 * It ends no other process: one that reuses a pid of ours does not mention the folder.
 */
export async function endProcessesOf(path: string, signal?: AbortSignal): Promise<void> {
  const mention = `${path}/`;
  await pollUntil(
    () => {
      const left = processesMentioning(mention);
      for (const identity of left) killOwn(identity, mention);
      return left.length === 0 ? true : undefined;
    },
    { timeoutMs: 10_000, everyMs: 5, signal },
  );
}

/** Ends what runs in the folder and removes it. */
export async function removeRunFolder(path: string, signal?: AbortSignal): Promise<void> {
  await endProcessesOf(path, signal);
  rmSync(path, { recursive: true, force: true });
}

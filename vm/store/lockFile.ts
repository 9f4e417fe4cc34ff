import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, ownIdentity, type ProcessIdentity } from '../process/processIdentity.ts';
import { pause } from '../../extension/core/async/pause.ts';
import type { DataFolder } from './dataFolder.ts';
import { storeFailure } from './diskSpace.ts';

export interface LockOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called once, where another process holds the lock and this one must wait. */
  readonly onWait?: ((holder: ProcessIdentity) => void) | undefined;
}

/**
 * Runs `task` while no other process on this computer runs one under the same name; waits its turn.
 * The lock names its holder, so that a lock which a crash left does not block others.
 * Within one process the callers take turns too.
 */
export async function withLock<T>(
  folder: DataFolder,
  name: string,
  options: LockOptions,
  task: () => T | Promise<T>,
): Promise<T> {
  const path = join(folder.locks, `${name}.lock`);
  let reported = false;
  for (;;) {
    const release = tryLock(path, folder.root);
    if (release) {
      try {
        options.signal?.throwIfAborted();
        return await task();
      } finally {
        release();
      }
    }
    const holder = readHolder(path);
    if (holder && !reported) {
      reported = true;
      options.onWait?.(holder);
    }
    await pause(100, options.signal);
  }
}

/**
 * Takes the lock at `path` where no living process has it, this one included; returns what gives it back, or undefined. `disk`
 * is the folder that a full disk is named by.
 */
export function tryLock(path: string, disk: string): (() => void) | undefined {
  const token = randomBytes(8).toString('hex');
  while (!take(path, token, disk)) {
    const holder = readHolder(path);
    if (!holder || isAlive(holder)) return undefined;
    discard(path, holder.token);
  }
  return () => discard(path, token);
}

interface Holder extends ProcessIdentity {
  readonly token: string;
}

/** A hard link appears whole or not at all, unlike a file that is created and then written. */
function take(path: string, token: string, disk: string): boolean {
  const own = `${path}.${token}`;
  try {
    writeFileSync(own, JSON.stringify({ ...ownIdentity(), token }), { mode: 0o600 });
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw storeFailure(error, disk);
  } finally {
    rmSync(own, { force: true });
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** Removes the lock with `token`: moves it aside first, and back where it turns out to be another one. */
function discard(path: string, token: string): void {
  const aside = `${path}.${randomBytes(8).toString('hex')}`;
  try {
    if (readHolder(path)?.token !== token) return;
    renameSync(path, aside);
    if (readHolder(aside)?.token !== token) linkSync(aside, path);
  } catch {
    // Gone already, or taken again.
  } finally {
    rmSync(aside, { force: true });
  }
}

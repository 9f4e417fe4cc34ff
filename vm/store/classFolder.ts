import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFolder } from './dataFolder.ts';
import { storeFailure } from './diskSpace.ts';

/** The folder of a class. */
export interface ClassFolder {
  readonly path: string;
  /** Who joined, and how far they are (SQLite). */
  readonly database: string;
  /** Held by the hub that serves the class. */
  readonly lock: string;
  /** The data folder as the class's machines see it: their records and sockets are apart, images and templates shared. */
  readonly data: DataFolder;
}

/** Short, because sockets of its machines are below it; and a folder's name on every system. */
export const CLASS_NAME = /^[a-z0-9][a-z0-9-]{0,19}$/;

export function classFolder(data: DataFolder, name: string): ClassFolder {
  const path = join(data.root, 'classes', name);
  return {
    path,
    database: join(path, 'class.db'),
    lock: join(path, 'hub.lock'),
    data: { ...data, machines: join(path, 'machines'), run: join(path, 'run') },
  };
}

/** Makes it where it is missing, readable by its owner alone. Throws FailureError where it can't be. */
export function openClassFolder(data: DataFolder, name: string): ClassFolder {
  const folder = classFolder(data, name);
  try {
    for (const path of [folder.data.machines, folder.data.run])
      mkdirSync(path, { recursive: true, mode: 0o700 });
    return folder;
  } catch (error) {
    throw storeFailure(error, data.root);
  }
}

/** The names of all classes. */
export function classNames(data: DataFolder): string[] {
  try {
    return readdirSync(join(data.root, 'classes')).filter((name) => CLASS_NAME.test(name));
  } catch {
    return [];
  }
}

import { chmodSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { storeFailure } from './diskSpace.ts';

/** The data folder: every path in it is named here. */
export interface DataFolder {
  readonly root: string;
  /** The key pair of this installation. */
  readonly keys: string;
  readonly images: string;
  readonly templates: string;
  readonly locks: string;
  /** One record for each machine that runs: `<id>.json`. */
  readonly machines: string;
  /** One folder for each virtual machine that runs or is being made. */
  readonly run: string;
  /** The accelerators that work here. */
  readonly probes: string;
  /** The sandbox that was started last: see core/sandbox/sandboxScript.ts. */
  readonly sandbox: string;
}

/**
 * The data folder of `env`: $PATCHBAY_HOME, else $XDG_DATA_HOME/patchbay, else ~/.local/share/patchbay
 * (XDG Base Directory Specification: a relative $XDG_DATA_HOME is ignored).
 */
export function locateDataFolder(env: NodeJS.ProcessEnv = process.env): DataFolder {
  const xdg = env['XDG_DATA_HOME'];
  const root = env['PATCHBAY_HOME']
    ? resolve(env['PATCHBAY_HOME'])
    : join(xdg && isAbsolute(xdg) ? xdg : join(homedir(), '.local', 'share'), 'patchbay');
  const below = (name: string): string => join(root, name);
  return {
    root,
    keys: below('keys'),
    images: below('images'),
    templates: below('templates'),
    locks: below('locks'),
    machines: below('machines'),
    run: below('run'),
    probes: below('probes.json'),
    sandbox: below('sandbox.sh'),
  };
}

/** The data folder, made where it is missing and readable by its owner alone. Throws FailureError where it can't be. */
export function openDataFolder(env: NodeJS.ProcessEnv = process.env): DataFolder {
  const folder = locateDataFolder(env);
  try {
    mkdirSync(folder.root, { recursive: true, mode: 0o700 });
    chmodSync(folder.root, 0o700);
    for (const path of [
      folder.keys,
      folder.images,
      folder.templates,
      folder.locks,
      folder.machines,
      folder.run,
    ]) {
      mkdirSync(path, { recursive: true, mode: 0o700 });
    }
    return folder;
  } catch (error) {
    throw storeFailure(error, folder.root);
  }
}

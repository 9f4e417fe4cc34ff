import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { failure } from '../../../extension/core/failure/failure.ts';
import { say } from '../../../extension/core/language/say.ts';
import { vagrantHome } from '../../machines/vagrant/vagrantHome.ts';
import { missing, type Finding } from '../finding.ts';

/**
 * Whether another Vagrant holds one of the locks in its home (Vagrant's environment.rb: data/lock.NAME.lock, held with
 * flock). Only Linux shows who holds a lock; elsewhere it finds nothing. `kernelLocks` is /proc/locks, see proc_locks(5).
 */
export function locksFinding(home: string = vagrantHome(), kernelLocks = '/proc/locks'): Finding[] {
  const held = readHeld(kernelLocks);
  if (!held) return [];
  const id = 'vagrant-lock';
  for (const file of lockFiles(join(home, 'data'))) {
    const holder = held.get(statSync(file).ino);
    if (holder !== undefined)
      return [
        missing(
          id,
          failure('vagrant-locked', { said: say('Process {holder} holds {file}.', { holder, file }) }),
        ),
      ];
  }
  const why = say('Vagrant does not wait for another one.');
  return [{ id, ok: true, what: say('No other Vagrant is running.'), why }];
}

/** The process that holds a lock on an inode. */
function readHeld(kernelLocks: string): ReadonlyMap<number, string> | undefined {
  try {
    const lines = readFileSync(kernelLocks, 'utf8').matchAll(
      /^\d+: FLOCK\s+ADVISORY\s+\w+\s+(-?\d+) [\da-f]+:[\da-f]+:(\d+) /gm,
    );
    return new Map([...lines].map(([, pid = '', inode]) => [Number(inode), pid]));
  } catch {
    return undefined;
  }
}

function lockFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^lock\..*\.lock$/.test(name))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

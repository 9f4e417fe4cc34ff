import { freemem } from 'node:os';
import { failure } from '../../extension/core/failure/failure.ts';
import { say, sentences } from '../../extension/core/language/say.ts';
import type { DataFolder } from '../store/dataFolder.ts';
import { freeBytes, megabytes } from '../store/diskSpace.ts';
import { missing, type Finding } from './finding.ts';

/** Below this a machine and the programs beside it would fight for memory. */
const MEMORY_WANTED = 1024 * 1024 * 1024;
/** A start writes next to nothing once what it starts from is there. */
export const DISK_WANTED = 256 * 1024 * 1024;

/** What this computer has free for a machine that runs on it. */
export async function computerFindings(data: DataFolder, diskWanted: number): Promise<Finding[]> {
  return [await diskFinding('disk', data.root, diskWanted), memoryFinding(freemem())];
}

/** Whether `wanted` bytes are free below `folder`, which exists. */
export async function diskFinding(
  id: 'disk' | 'vagrant-disk',
  folder: string,
  wanted: number,
): Promise<Finding> {
  const free = await freeBytes(folder);
  const what = say('{free} are free in {folder}.', { free: megabytes(free), folder });
  const why = say('Patchbay needs {wanted} there.', { wanted: megabytes(wanted) });
  if (free >= wanted) return { id, ok: true, what, why };
  const said = sentences([what, why]);
  return missing(
    id,
    id === 'disk' ? failure('no-space', { folder, reason: said }) : failure('vagrant-disk-full', { said }),
  );
}

/** Whether `free` bytes of memory are enough. */
export function memoryFinding(free: number): Finding {
  const id = 'memory';
  const wanted = megabytes(MEMORY_WANTED);
  if (free < MEMORY_WANTED) return missing(id, failure('low-memory', { free: megabytes(free), wanted }));
  const what = say('{free} of memory are free.', { free: megabytes(free) });
  return { id, ok: true, what, why: say('A machine needs {wanted}.', { wanted }) };
}

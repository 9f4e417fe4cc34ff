import { freemem } from 'node:os';
import type { DataFolder } from '../store/dataFolder.ts';
import { freeBytes, megabytes } from '../store/diskSpace.ts';
import type { Finding } from './finding.ts';

/** Below this a machine and the programs beside it would fight for memory. */
const MEMORY_WANTED = 1024 * 1024 * 1024;
/** A start writes next to nothing once what it starts from is there. */
export const DISK_WANTED = 256 * 1024 * 1024;

/** What this computer has free for a machine that runs on it. */
export async function computerFindings(data: DataFolder, diskWanted: number): Promise<Finding[]> {
  const remedy = 'Free some, or set PATCHBAY_HOME to another disk.';
  return [await diskFinding('disk', data.root, diskWanted, remedy), memoryFinding(freemem())];
}

/** Whether `wanted` bytes are free below `folder`, which exists. */
export async function diskFinding(
  id: 'disk' | 'vagrant-disk',
  folder: string,
  wanted: number,
  remedy: string,
): Promise<Finding> {
  const free = await freeBytes(folder);
  const ok = free >= wanted;
  const what = `${megabytes(free)} are free in ${folder}.`;
  return { id, ok, what, why: `${megabytes(wanted)} are wanted there.${ok ? '' : ` ${remedy}`}` };
}

/** Whether `free` bytes of memory are enough. */
export function memoryFinding(free: number): Finding {
  const ok = free >= MEMORY_WANTED;
  const remedy = ok ? '' : ' Close other programs.';
  const why = `${megabytes(MEMORY_WANTED)} are wanted for a machine.${remedy}`;
  return { id: 'memory', ok, what: `${megabytes(free)} of memory are free.`, why };
}

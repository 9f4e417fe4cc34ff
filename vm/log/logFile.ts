import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DataFolder } from '../store/dataFolder.ts';

/** A file that is larger becomes the older one, of which there is one. */
const MAX_BYTES = 512 * 1024;

/** The log of the command line in the data folder: one file, and one older. */
export function logFileOf(data: Pick<DataFolder, 'root'>): string {
  return join(data.root, 'log', 'patchbay.log');
}

/** Adds a line. A log that cannot be written keeps nobody from their work. */
export function appendLog(file: string, line: string, maxBytes = MAX_BYTES): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    appendFileSync(file, `${line}\n`, { mode: 0o600 });
    if (statSync(file).size > maxBytes) renameSync(file, `${file}.1`);
  } catch {
    // Whatever needs the disk reports that it is full.
  }
}

/** The last `most` lines, of both files. */
export function lastLogLines(file: string, most: number): string[] {
  const lines = [`${file}.1`, file].flatMap((path) => read(path).split('\n'));
  return lines.filter((line) => line !== '').slice(-most);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

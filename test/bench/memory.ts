import { readFileSync } from 'node:fs';

/** What a process takes of the computer's memory. */
export interface Memory {
  /** Bytes that no other process shares. */
  readonly own: number;
  /** Bytes, those that are shared in equal parts. */
  readonly proportional: number;
}

/** proc(5), smaps_rollup. */
export function memoryOf(pid: number): Memory {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const bytes = (field: RegExp): number =>
    [...text.matchAll(field)].reduce((sum, [, kilobytes]) => sum + Number(kilobytes) * 1024, 0);
  return {
    own: bytes(/^Private_(?:Clean|Dirty): +(\d+) kB/gm),
    proportional: bytes(/^Pss: +(\d+) kB/gm),
  };
}

/** `68000000` as `68`. */
export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

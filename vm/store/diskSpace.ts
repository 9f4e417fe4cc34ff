import { statfs } from 'node:fs/promises';
import { MachineError } from '../../extension/core/machine/machineError.ts';

/** Free bytes below `folder`, which exists. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Rejects with a MachineError `no-space` where fewer than `bytes` are free below `folder`, which exists. */
export async function requireSpace(folder: string, bytes: number, forWhat: string): Promise<void> {
  const free = await freeBytes(folder);
  if (free < bytes)
    throw noSpace(folder, `${forWhat} needs ${megabytes(bytes)}, and ${megabytes(free)} are free.`);
}

/** A failure to write in the data folder, in words; a MachineError is given back as it is. */
export function storeFailure(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return noSpace(folder, 'The disk is full.', error);
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM' || code === 'ENOTDIR') {
    return new MachineError(
      'failed',
      {
        what: `The data folder ${folder} can't be written.`,
        why: `The system says ${code}.`,
        next: 'Make it writable, or set PATCHBAY_HOME to a folder that is.',
      },
      error,
    );
  }
  return error;
}

function noSpace(folder: string, why: string, cause?: unknown): MachineError {
  return new MachineError(
    'no-space',
    {
      what: `There is not enough room in ${folder}.`,
      why,
      next: 'Free some, or set PATCHBAY_HOME to another disk.',
    },
    cause,
  );
}

/** `524288000` as `500 MB`. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

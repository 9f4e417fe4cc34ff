import { say } from '../../extension/core/language/say.ts';
import { statfs } from 'node:fs/promises';
import { failure } from '../../extension/core/failure/failure.ts';
import { FailureError } from '../../extension/core/failure/failureError.ts';

/** Free bytes below `folder`, which exists. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Rejects with a FailureError `no-space` where fewer than `bytes` are free below `folder`, which exists. */
export async function requireSpace(folder: string, bytes: number, forWhat: string): Promise<void> {
  const free = await freeBytes(folder);
  if (free < bytes)
    throw noSpace(
      folder,
      say('{subject} needs {wanted}, and {free} are free.', {
        subject: forWhat,
        wanted: megabytes(bytes),
        free: megabytes(free),
      }),
    );
}

/** A failure to write in the data folder, in words; a FailureError is given back as it is. */
export function storeFailure(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return noSpace(folder, say('The disk is full.'), error);
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM' || code === 'ENOTDIR') {
    return new FailureError(failure('data-folder-closed', { folder, code }), error);
  }
  return error;
}

function noSpace(folder: string, why: string, cause?: unknown): FailureError {
  return new FailureError(failure('no-space', { folder, reason: why }), cause);
}

/** `524288000` as `500 MB`. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/**
 * The bytes of a file, at most one more than `limit`, so that a reader sees that it is too large; undefined where it is no
 * regular file. Rejects where it can't be opened. `flags` are more of open(2)'s.
 */
export async function readBounded(path: string, limit: number, flags = 0): Promise<Uint8Array | undefined> {
  // Non-blocking, so that a pipe put in the file's place cannot hold us up; Windows has neither flag nor pipe.
  await using file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | flags);
  const found = await file.stat();
  if (!found.isFile()) return undefined;
  const bytes = new Uint8Array(Math.min(found.size, limit + 1));
  let length = 0;
  while (length < bytes.length) {
    const { bytesRead } = await file.read(bytes, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

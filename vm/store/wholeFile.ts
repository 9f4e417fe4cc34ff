import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a file whole or not at all (mode 0600): after a crash the old one is still there. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const unfinished = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    writeFileSync(unfinished, content, { mode: 0o600 });
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

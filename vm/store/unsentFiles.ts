import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, ownIdentity, type ProcessIdentity } from '../process/processIdentity.ts';
import type { DataFolder } from './dataFolder.ts';
import { writeWhole } from './wholeFile.ts';

interface UnsentFile {
  readonly owner: ProcessIdentity;
  readonly seat: string;
  readonly events: unknown;
}

/**
 * What happened in a class and its hub does not have yet, in the folder class-unsent: a file for each window, since the
 * windows of a learner know nothing of each other. A file is there only while something waits.
 */
export function unsentFiles(data: DataFolder): {
  /** What this window has to send from now on. */
  save(seat: string, events: readonly object[]): void;
  /** Gives `keep` what windows that are gone left of this seat; their files go after that. */
  adopt(seat: string, keep: (events: unknown) => void): void;
} {
  const folder = join(data.root, 'class-unsent');
  const name = `${process.pid}-${randomBytes(4).toString('hex')}.json`;
  const own = join(folder, name);
  let owner: ProcessIdentity | undefined;
  return {
    save(seat, events) {
      if (events.length === 0) return rmSync(own, { force: true });
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      owner ??= ownIdentity();
      writeWhole(own, `${JSON.stringify({ owner, seat, events } satisfies UnsentFile)}\n`);
    },
    adopt(seat, keep) {
      for (const other of filesIn(folder)) {
        if (other === name) continue;
        const file = join(folder, other);
        const left = readFile(file);
        if (left && isAlive(left.owner)) continue;
        if (left?.seat === seat) keep(left.events);
        rmSync(file, { force: true });
      }
    },
  };
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}

function readFile(file: string): UnsentFile | undefined {
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as Partial<UnsentFile> | null;
    return typeof read?.owner?.pid === 'number' ? (read as UnsentFile) : undefined;
  } catch {
    return undefined;
  }
}

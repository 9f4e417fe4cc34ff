import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFolder } from './dataFolder.ts';
import { writeWhole } from './wholeFile.ts';

/**
 * The class that the learner has joined with their editor, in class.json, which only its owner can read: the seat's cookie
 * is in it. A file, since the editor's own store for secrets forgets them with the window where it is served to a browser.
 */
export function ticketFile(data: DataFolder): {
  load(): unknown;
  /** Undefined removes it. */
  save(ticket: object | undefined): void;
} {
  const file = join(data.root, 'class.json');
  return {
    load() {
      try {
        return JSON.parse(readFileSync(file, 'utf8')) as unknown;
      } catch {
        return undefined;
      }
    },
    save(ticket) {
      if (ticket === undefined) rmSync(file, { force: true });
      else writeWhole(file, `${JSON.stringify(ticket)}\n`);
    },
  };
}

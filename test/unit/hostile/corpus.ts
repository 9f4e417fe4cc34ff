import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Attack } from './attacks/attack.ts';
import { commandAttacks } from './attacks/commandAttacks.ts';
import { escapeAttacks } from './attacks/escapeAttacks.ts';
import { frontAttacks } from './attacks/frontAttacks.ts';
import { pathAttacks } from './attacks/pathAttacks.ts';
import { scriptAttacks } from './attacks/scriptAttacks.ts';
import { sizeAttacks } from './attacks/sizeAttacks.ts';

/** Every hostile lesson. */
export const corpus: readonly Attack[] = [
  ...scriptAttacks,
  ...frontAttacks,
  ...sizeAttacks,
  ...pathAttacks,
  ...escapeAttacks,
  ...commandAttacks,
];

/** Writes the lesson as a folder below `parent`; returns its path. */
export function writeAttack(parent: string, { name, files, links = {} }: Attack): string {
  const folder = join(parent, name);
  const make = (path: string): string => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    return file;
  };
  for (const [path, content] of Object.entries(files)) writeFileSync(make(path), content);
  for (const [path, to] of Object.entries(links)) symlinkSync(to, make(path));
  return folder;
}

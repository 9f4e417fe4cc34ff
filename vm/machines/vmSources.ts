import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RECIPE = 'image/qemu/build.sh';

/** The folder that holds `image/` and `guest/`: found upwards from this file, in a checkout and beside a bundle. */
export function vmSources(from: string = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    for (const candidate of [folder, join(folder, 'vm')]) {
      if (existsSync(join(candidate, RECIPE))) return candidate;
    }
    if (dirname(folder) === folder) throw new Error(`vm/${RECIPE} is in no folder above ${from}`);
  }
}

/**
 * A short hash of a recipe: the paths and contents of all files that an image is built from, without READMEs.
 * `machine` is what else of the machine the recipe depends on.
 */
export function recipeHash(
  sources: string,
  rooms: readonly string[] = ['image/debian', 'image/qemu', 'guest'],
  machine = '',
): string {
  const hash = createHash('sha256').update(machine);
  for (const room of rooms) {
    const entries = existsSync(join(sources, room))
      ? readdirSync(join(sources, room), { recursive: true, withFileTypes: true })
      : [];
    const files = entries
      .filter((entry) => entry.isFile() && entry.name !== 'README.md')
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) {
      const bytes = readFileSync(file);
      hash.update(`${file.slice(sources.length)}\0${bytes.length}\0`).update(bytes);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

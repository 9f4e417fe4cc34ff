import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT } from '../root.ts';

const FOLDER = 'extension/core/checks/kinds';
const LIST = 'kinds.generated.ts';

/**
 * The list of check kinds as a module: each `NAMECheck.ts` below kinds/ exports `NAMECheck`. The core runs where no
 * folder can be read, so the list is a file.
 */
export function checkKindList(root: string = ROOT): string {
  const paths = readdirSync(join(root, FOLDER), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('Check.ts'))
    .sort();
  const names = paths.map((path) => basename(path, '.ts'));
  return [
    '// Written by `npm run generate` from the files of this folder. Do not edit: add a file.',
    ...paths.map((path, index) => `import { ${names[index] ?? ''} } from './${path}';`),
    '',
    '/** Every kind of check, in the order of the reference. */',
    `export const kinds = [\n${names.map((name) => `  ${name},\n`).join('')}] as const;`,
    '',
  ].join('\n');
}

/** Brings the list in line with the folder; a list that is current is not touched. */
export function writeCheckKindList(root: string = ROOT): void {
  const file = join(root, FOLDER, LIST);
  const list = checkKindList(root);
  if (listIsThere(file, list)) return;
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, list);
  renameSync(unfinished, file);
}

function listIsThere(file: string, list: string): boolean {
  try {
    return readFileSync(file, 'utf8') === list;
  } catch {
    return false;
  }
}

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../extension/build/root.ts';

/** A new folder with the sources of this checkout, to build in and to change; it shares the Node packages. */
export function copyTree(): string {
  const tree = mkdtempSync(join(tmpdir(), 'patchbay-tree-'));
  const parts = ['extension', 'vm', 'lessons', 'media', '.vscode', 'package*.json'];
  const files = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', ...parts],
    { cwd: ROOT, encoding: 'utf8' },
  );
  for (const file of files.split('\0'))
    if (file !== '' && existsSync(join(ROOT, file))) cpSync(join(ROOT, file), join(tree, file));
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
  return tree;
}

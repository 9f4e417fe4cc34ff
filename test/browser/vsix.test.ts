import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { ROOT } from '../../extension/build/root.ts';

/** Files below `folder` that git or an installer put there, by path. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

test('the installed package has all that runs, and nothing else', () => {
  const files = filesBelow(inject('extension'));
  for (const room of ['lessons/tun', 'lessons/veth-bridge', 'vm/guest', 'vm/image', 'media'])
    expect(files.filter((file) => file.startsWith(`${room}/`))).toEqual(
      filesBelow(join(ROOT, room)).map((file) => `${room}/${file}`),
    );
  expect(files).toContain('dist/extension.cjs');
  const folders = new Set(files.map((file) => (file.includes('/') ? file.split('/')[0] : '.')));
  expect([...folders].sort()).toEqual(['.', 'dist', 'lessons', 'media', 'vm']);
  expect(files.filter((file) => /\.(ts|map)$|meta\.json$|^lessons\/README|^dist\/cli/.test(file))).toEqual(
    [],
  );
});

test('scripts of the guest are as executable as in a checkout', () => {
  const mode = (folder: string): number => statSync(join(folder, 'vm/image/init')).mode & 0o111;
  expect(mode(inject('extension'))).toBe(mode(ROOT));
});

test('it is below 5 MB', () => expect(inject('vsixBytes')).toBeLessThan(5 * 1024 * 1024));

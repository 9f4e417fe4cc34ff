import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a proof depends on besides its lesson and the machine: all sources of what runs it, more than it needs and never
 * less. The Node packages are those of the lock file (extension/build/bootstrap.mjs).
 */
export const PROOF_SOURCES = [
  'extension/core',
  'extension/cli',
  'extension/build/bundles',
  'extension/build/patchbay.ts',
  'extension/build/root.ts',
  'vm',
  'package.json',
  'package-lock.json',
] as const;

/** A hash of files and folders below `root`: paths, kinds, contents, targets of links, and whether a file can be run. */
export function hashOf(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) addTo(hash, root, path);
  return hash.digest('hex');
}

/** Lengths go first, so that no two trees give the same bytes. */
function addTo(hash: ReturnType<typeof createHash>, root: string, path: string): void {
  const found = lstatSync(join(root, path));
  const add = (kind: string, content: Uint8Array): void => {
    hash.update(`${kind} ${Buffer.byteLength(path)} ${path} ${content.length}\n`).update(content);
  };
  if (found.isDirectory()) {
    const names = readdirSync(join(root, path)).sort();
    add('folder', Buffer.from(names.join('\0')));
    for (const name of names) addTo(hash, root, `${path}/${name}`);
  } else if (found.isSymbolicLink()) add('link', Buffer.from(readlinkSync(join(root, path))));
  else add(found.mode & 0o111 ? 'program' : 'file', readFileSync(join(root, path)));
}

/** The key of a lesson's proof: it differs where any of its inputs does. `machine` names what it ran on. */
export function proofKey(lesson: string, sources: string, machine: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([lesson, sources, ...machine]))
    .digest('hex');
}

import { cpSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../vm/process/run.ts';
import { makeBundles } from './bundles.ts';
import { writeContents } from './contents.ts';
import { ROOT } from '../root.ts';

/** The bundles that .vscodeignore lets in. */
export const PACKAGED = [
  'dist/extension.cjs',
  'dist/layoutWorker.cjs',
  'dist/emulator.cjs',
  'dist/caretaker.cjs',
  'dist/mcp.cjs',
  'dist/webview.js',
];
const MEGABYTE = 1024 * 1024;
/** Where a package with the emulated machine keeps it; vm/machines/v86/snapshot.ts looks there. */
const STATE = join(ROOT, 'dist/v86-state');

/**
 * Packages the extension as `file`; .vscodeignore says what is in it. `state`: a folder that `npm run v86` made, to be
 * in it too. Resolves with its size in bytes. Throws where the packager warns of anything, or the package is larger than
 * 5 MB, or 60 with the emulated machine.
 */
export async function makeVsix(file: string, state?: string): Promise<number> {
  await makeBundles();
  rmSync(STATE, { recursive: true, force: true });
  try {
    if (state !== undefined) cpSync(state, STATE, { recursive: true });
    return await packaged(file, (state === undefined ? 5 : 60) * MEGABYTE);
  } finally {
    rmSync(STATE, { recursive: true, force: true });
  }
}

async function packaged(file: string, mostBytes: number): Promise<number> {
  await writeContents(PACKAGED);
  // All code is in the bundles, and what the README links to is in the package.
  const options = ['--no-dependencies', '--no-rewrite-relative-links'];
  const result = await run(['vsce', 'package', ...options, '--out', file], { cwd: ROOT, timeoutMs: 300_000 });
  const said = `${result.stdout}${result.stderr}`;
  const complaint = said.split('\n').find((line) => /WARNING|ERROR/.test(line));
  if (result.exitCode !== 0 || complaint !== undefined) {
    rmSync(file, { force: true });
    throw new Error(`The package was not made; vsce says: ${complaint ?? said}`);
  }
  const { size } = statSync(file);
  if (size > mostBytes)
    throw new Error(`${file} has ${size} bytes, more than ${mostBytes}: see what .vscodeignore lets in.`);
  return size;
}

/** The file's name without a version of its own: `patchbay-0.1.0.vsix`. */
export function vsixName(): string {
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  return `${name}-${version}.vsix`;
}

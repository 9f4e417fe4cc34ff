import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../vm/process/run.ts';
import { makeNpmPackage, npmPackageName } from '../bundles/npmPackage.ts';
import { makeVsix, vsixName } from '../bundles/vsix.ts';
import { ROOT } from '../root.ts';
import { writeSite } from '../site/writeSite.ts';

/** The list of a release's files: their lengths and SHA-256 sums. */
export const RELEASE_LIST = 'release.json';
/** The same sums as sha256sum(1) checks them. */
export const SUMS = 'SHA256SUMS';

export interface ReleaseFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}
export interface Release {
  readonly version: string;
  /** The commit that it was made of. */
  readonly commit: string;
  readonly files: readonly ReleaseFile[];
}

/**
 * Makes all that a release offers in `folder`, whole or not at all: the extension and the npm package, both with the emulated
 * machine, the site, and the emulated machine itself (`guest`: a folder that `npm run v86` made), which `v86.snapshot` of the
 * settings can name by the release's address.
 */
export async function makeRelease(
  folder: string,
  guest: string,
  onProgress: (message: string) => void,
): Promise<Release> {
  const unfinished = `${folder}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  try {
    onProgress('The extension');
    await makeVsix(join(unfinished, vsixName()), guest);
    onProgress('The npm package');
    await makeNpmPackage(join(unfinished, npmPackageName()), guest);
    onProgress('The site');
    const site = join(ROOT, 'dist/site');
    await writeSite(site, guest);
    await done(['tar', '-czf', join(unfinished, `patchbay-site-${version}.tar.gz`), '-C', site, '.']);
    for (const name of readdirSync(guest)) cpSync(join(guest, name), join(unfinished, name));
    const files = readdirSync(unfinished)
      .sort()
      .map((name) => described(unfinished, name));
    const commit = (await done(['git', 'rev-parse', 'HEAD'])).trim();
    const release = { version, commit, files };
    writeFileSync(join(unfinished, RELEASE_LIST), `${JSON.stringify(release, undefined, 2)}\n`);
    writeFileSync(join(unfinished, SUMS), files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(''));
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
    return release;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function described(folder: string, name: string): ReleaseFile {
  const bytes = readFileSync(join(folder, name));
  return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function done(argv: readonly [string, ...string[]]): Promise<string> {
  const { exitCode, stdout, stderr } = await run(argv, { cwd: ROOT, timeoutMs: 300_000 });
  if (exitCode !== 0) throw new Error(`${argv[0]} ended with ${exitCode}: ${stderr}`);
  return stdout;
}

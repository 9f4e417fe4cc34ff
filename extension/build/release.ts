import { join } from 'node:path';
import { buildSnapshot } from '../../vm/machines/v86/buildSnapshot.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { makeRelease } from './release/makeRelease.ts';
import { ROOT } from './root.ts';
import { ensureEmulatedPackages } from './stages/systemPackages.ts';

/** `npm run release`: all that a release offers, in dist/release (on a Debian, as root); prints the files. */
const folder = join(ROOT, 'dist/release');
const say = (message: string): void => void process.stderr.write(`${message}\n`);
try {
  await ensureEmulatedPackages(say);
  const guest = await buildSnapshot(openDataFolder(), { onProgress: ({ message }) => say(message) });
  const { version, files } = await makeRelease(folder, guest, say);
  const tag = process.env['GITHUB_REF_NAME'];
  if (tag?.startsWith('v') && tag !== `v${version}`)
    throw new Error(`The tag is ${tag}, and package.json says ${version}.`);
  for (const { name, bytes } of files)
    process.stdout.write(`${join(folder, name)} (${(bytes / 1e6).toFixed(1)} MB)\n`);
} catch (error) {
  say((error as Error).message);
  process.exitCode = 3;
}

import { join, resolve } from 'node:path';
import { buildSnapshot } from '../../vm/machines/v86/buildSnapshot.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { makeNpmPackage, npmPackageName } from './bundles/npmPackage.ts';
import { ROOT } from './root.ts';

/**
 * `npm run pack [-- FILE]`: the command line as an npm package with the emulated machine, which is built first where it is
 * missing; prints its path.
 */
const file = resolve(process.argv[2] ?? join(ROOT, npmPackageName()));
try {
  const state = await buildSnapshot(openDataFolder(), {
    onProgress: ({ message }) => void process.stderr.write(`${message}\n`),
  });
  const size = await makeNpmPackage(file, state);
  process.stdout.write(`${file} (${(size / 1e6).toFixed(1)} MB)\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 3;
}

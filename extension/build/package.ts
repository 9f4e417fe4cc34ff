import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSnapshot } from '../../vm/machines/v86/buildSnapshot.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import type { Progress } from '../core/machine/machine.ts';
import { ROOT } from './root.ts';
import { makeVsix, vsixName } from './bundles/vsix.ts';

/**
 * `npm run vsix [-- FILE] [--v86]`: the extension as one file that VS Code installs; prints its path. With `--v86` the
 * emulated machine is in it, which is built first where it is missing.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { v86: { type: 'boolean', default: false } },
});
const file = resolve(positionals[0] ?? join(ROOT, vsixName()));
try {
  const onProgress = ({ message }: Progress): void => void process.stderr.write(`${message}\n`);
  const state = values.v86 ? await buildSnapshot(openDataFolder(), { onProgress }) : undefined;
  const size = await makeVsix(file, state);
  process.stdout.write(`${file} (${(size / 1024 / 1024).toFixed(1)} MB)\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

import { join, resolve } from 'node:path';
import { ROOT } from './root.ts';
import { makeVsix, vsixName } from './vsix.ts';

/** `npm run vsix [-- FILE]`: the extension as one file that VS Code installs; prints its path. */
const file = resolve(process.argv[2] ?? join(ROOT, vsixName()));
try {
  const size = await makeVsix(file);
  process.stdout.write(`${file} (${(size / 1024 / 1024).toFixed(1)} MB)\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

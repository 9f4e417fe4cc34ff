import { runTests } from '@vscode/test-electron';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleExtensionTests } from '../../extension/build/bundles/bundleExtensionTests.ts';
import { makeBundles } from '../../extension/build/bundles/bundles.ts';
import { ROOT } from '../../extension/build/root.ts';

/**
 * `npm run test:desktop`: the extension tests in VS Code for the desktop. $PATCHBAY_VSCODE names its executable; where
 * it is not set, @vscode/test-electron downloads the newest, or with `-- --vscode oldest` the oldest that package.json
 * promises to run in.
 */
const { values } = parseArgs({ options: { vscode: { type: 'string', default: 'newest' } } });
const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  engines: { vscode: string };
};
const version = values.vscode === 'oldest' ? engines.vscode.replace('^', '') : 'stable';
const executable = process.env['PATCHBAY_VSCODE'];
const home = mkdtempSync(join(tmpdir(), 'patchbay-desktop-'));
try {
  await makeBundles();
  await runTests({
    ...(executable ? { vscodeExecutablePath: executable } : { version }),
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: await bundleExtensionTests(),
    extensionTestsEnv: { PATCHBAY_HOME: join(home, 'patchbay') },
    launchArgs: ['--disable-extensions', `--user-data-dir=${join(home, 'user')}`],
  });
} catch (error) {
  const remedy = executable
    ? `See that ${executable} is VS Code for the desktop, and that a display is there (xvfb-run).`
    : 'Where its download cannot be reached, name an installed VS Code in PATCHBAY_VSCODE.';
  process.stderr.write(
    `The desktop tests failed: ${error instanceof Error ? error.message : String(error)}. ${remedy}\n`,
  );
  process.exitCode = 1;
} finally {
  rmSync(home, { recursive: true, force: true });
}

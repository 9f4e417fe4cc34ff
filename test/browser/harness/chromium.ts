import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];

/** $PATCHBAY_CHROMIUM, or the first browser of that family on the PATH. Throws where there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string {
  const given = env['PATCHBAY_CHROMIUM'];
  if (given) return given;
  const folders = (env['PATH'] ?? '').split(delimiter);
  const found = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable);
  if (found) return found;
  throw new Error('No Chromium was found. Install one, or name its executable in PATCHBAY_CHROMIUM.');
}

/** A headless Chromium that reaches this computer only: what else a page asks for fails at once; `flags` and `env` are added. */
export function launchChromium(
  flags: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Browser> {
  const loopback = ['localhost', '127.0.0.1', '*.localhost'].map((host) => `EXCLUDE ${host}`);
  return chromium.launch({
    executablePath: findChromium(),
    env: { ...process.env, ...env },
    args: [
      // Its sandbox needs namespaces that a container rarely gives; the pages are our own.
      '--no-sandbox',
      '--disable-gpu',
      // Without WebGL xterm writes its rows into the page, where a test can read them.
      '--disable-3d-apis',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--host-resolver-rules=MAP * ~NOTFOUND, ${loopback.join(', ')}`,
      ...flags,
    ],
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

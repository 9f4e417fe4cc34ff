import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProvidedContext } from 'vitest';
import { makeVsix } from '../../../extension/build/bundles/vsix.ts';
import { ensureServer } from '../../../extension/build/vscodeServer/installServer.ts';
import { run } from '../../../vm/process/run.ts';
import { openDataFolder } from '../../../vm/store/dataFolder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of VS Code's server. */
    server: string;
    /** The extension's folder, as the server installed it from the package. */
    extension: string;
    vsixBytes: number;
  }
}

/** What vitest gives a global set-up. */
interface Project {
  provide<Name extends keyof ProvidedContext>(name: Name, value: ProvidedContext[Name]): void;
}

/** Before the first test: VS Code's server is there, and the packaged extension is installed by it, as a user does. */
export async function setup(project: Project): Promise<() => void> {
  const server = await ensureServer(openDataFolder(), {
    onProgress: ({ message }) => process.stdout.write(`${message}\n`),
  });
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-vsix-'));
  const vsix = join(folder, 'patchbay.vsix');
  const extensions = join(folder, 'extensions');
  const bytes = await makeVsix(vsix);
  const result = await run(
    [
      ...([process.execPath, join(server, 'out/server-main.js'), '--install-extension', vsix] as const),
      ...['--extensions-dir', extensions, '--server-data-dir', join(folder, 'data')],
      '--accept-server-license-terms',
    ],
    { timeoutMs: 120_000, env: { EXTENSIONS_GALLERY: '{}' } },
  );
  const installed = readdirSync(extensions).find((name) => name.startsWith('patchbay.patchbay-'));
  if (installed === undefined)
    throw new Error(`The package was not installed: ${result.stdout}${result.stderr}`);
  project.provide('server', server);
  project.provide('extension', join(extensions, installed));
  project.provide('vsixBytes', bytes);
  return () => rmSync(folder, { recursive: true, force: true });
}

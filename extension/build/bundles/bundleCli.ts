import { bundle, type Bundle, type BundleKind } from './bundle.ts';
import { bundleEmulator } from './bundleEmulator.ts';

/** The command line. */
export const CLI: Bundle = {
  entry: 'extension/cli/main.ts',
  output: 'dist/cli.cjs',
  recipe: 'extension/build/bundles/bundleCli.ts',
  options: {
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    // ssh2's native parts are optional: it looks whether they are there.
    external: ['*.node', 'cpu-features'],
    define: { 'import.meta.url': '__importMetaUrl' },
    banner: {
      js: "#!/usr/bin/env node\nconst __importMetaUrl = require('node:url').pathToFileURL(__filename).href;",
    },
  },
};

/** Bundles the command line, and the program that it starts, where a source is newer; returns the bundle's path. */
export async function bundleCli(kind?: BundleKind): Promise<string> {
  await bundleEmulator(kind);
  return bundle(CLI, kind);
}

import { bundle, type Bundle, type BundleKind } from './bundle.ts';
import { bundleClassPages } from './bundleClassPages.ts';
import { bundleEmulator } from './bundleEmulator.ts';
import { LAYOUT_WORKER } from './bundleExtension.ts';

/** The command line. */
export const CLI: Bundle = {
  entry: 'extension/cli/main.ts',
  output: 'dist/cli.cjs',
  recipe: 'extension/build/bundles/bundleCli.ts',
  options: {
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    // The native parts of ssh2 and ws are optional: they look whether they are there.
    external: ['*.node', 'cpu-features', 'bufferutil', 'utf-8-validate'],
    define: { 'import.meta.url': '__importMetaUrl' },
    banner: {
      js: "#!/usr/bin/env node\nconst __importMetaUrl = require('node:url').pathToFileURL(__filename).href;",
    },
  },
};

/** Bundles the command line, and what it starts and serves, where a source is newer; returns the bundle's path. */
export async function bundleCli(kind?: BundleKind): Promise<string> {
  await Promise.all([bundleEmulator(kind), bundleClassPages(kind), bundle(LAYOUT_WORKER, kind)]);
  return bundle(CLI, kind);
}

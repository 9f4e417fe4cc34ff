import type { BuildOptions } from 'esbuild';
import { bundle, type Bundle, type BundleKind } from './bundle.ts';

const recipe = 'extension/build/bundles/bundleExtension.ts';
const common = {
  platform: 'node',
  // VS Code 1.100 has Node 20.
  target: 'node20',
  format: 'cjs',
  minify: true,
  define: { 'import.meta.url': '__importMetaUrl' },
  banner: { js: "const __importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
} as const satisfies BuildOptions;

/** The program that ends what a closed window left. */
export const CARETAKER: Bundle = {
  entry: 'vm/machines/caretaker/main.ts',
  output: 'dist/caretaker.cjs',
  recipe,
  options: common,
};

/** The thread that lays pictures out. */
export const LAYOUT_WORKER: Bundle = {
  entry: 'vm/layout/layoutWorker.ts',
  output: 'dist/layoutWorker.cjs',
  recipe,
  options: common,
};

/** What runs in the editor's extension host, and what that starts. */
export const EXTENSION: readonly Bundle[] = [
  LAYOUT_WORKER,
  CARETAKER,
  {
    entry: 'extension/cli/mcpMain.ts',
    output: 'dist/mcp.cjs',
    recipe,
    // As below.
    options: { ...common, external: ['*.node', 'cpu-features'] },
  },
  {
    entry: 'extension/editor/extension.ts',
    output: 'dist/extension.cjs',
    recipe,
    // The editor gives `vscode`. ssh2's native parts are optional: it looks whether they are there.
    options: { ...common, keepNames: true, external: ['vscode', '*.node', 'cpu-features'] },
  },
];

/** Makes each where a source is newer. */
export async function bundleExtension(kind?: BundleKind): Promise<void> {
  for (const one of EXTENSION) await bundle(one, kind);
}

import { bundle } from './bundle.ts';

/** Bundles what runs in the editor's extension host, where a source is newer; returns the entry's path. */
export async function bundleExtension(): Promise<string> {
  const common = {
    platform: 'node',
    // VS Code 1.100 has Node 20.
    target: 'node20',
    format: 'cjs',
    define: { 'import.meta.url': '__importMetaUrl' },
    banner: { js: "const __importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  } as const;
  const recipe = 'extension/build/bundles/bundleExtension.ts';
  await bundle({
    entry: 'extension/editor/layout/layoutWorker.ts',
    output: 'dist/layoutWorker.cjs',
    recipe,
    options: { ...common, minify: true },
  });
  await bundle({
    entry: 'vm/machines/caretaker/main.ts',
    output: 'dist/caretaker.cjs',
    recipe,
    options: { ...common, minify: true },
  });
  return bundle({
    entry: 'extension/editor/extension.ts',
    output: 'dist/extension.cjs',
    recipe,
    // The editor gives `vscode`. ssh2's native parts are optional: it looks whether they are there.
    options: { ...common, minify: true, keepNames: true, external: ['vscode', '*.node', 'cpu-features'] },
  });
}

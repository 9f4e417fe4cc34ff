import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { ROOT } from '../root.ts';

/** Bundles the program of the v86 machine's process, with the emulator's WebAssembly beside it, where one is newer. */
export async function bundleEmulator(): Promise<string> {
  const program = await bundle({
    entry: 'vm/machines/v86/emulator/main.ts',
    output: 'dist/emulator.cjs',
    recipe: 'extension/build/bundles/bundleEmulator.ts',
    options: {
      platform: 'node',
      // VS Code 1.100 has Node 20.
      target: 'node20',
      format: 'cjs',
      minify: true,
      define: { 'import.meta.url': '__importMetaUrl' },
      banner: { js: "const __importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    },
  });
  const [from, to] = [join(ROOT, 'node_modules/v86/build/v86.wasm'), join(ROOT, 'dist/v86.wasm')];
  if (!existsSync(to) || statSync(to).mtimeMs < statSync(from).mtimeMs) {
    mkdirSync(join(ROOT, 'dist'), { recursive: true });
    copyFileSync(from, to);
  }
  return program;
}

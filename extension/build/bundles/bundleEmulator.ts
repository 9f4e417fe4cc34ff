import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.ts';
import { bundle, type Bundle, type BundleKind } from './bundle.ts';

/** The program of the v86 machine's process. */
export const EMULATOR: Bundle = {
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
};

/** Bundles {@link EMULATOR}, with the emulator's WebAssembly beside it, where one is newer. */
export async function bundleEmulator(kind?: BundleKind): Promise<string> {
  const program = await bundle(EMULATOR, kind);
  const [from, to] = [join(ROOT, 'node_modules/v86/build/v86.wasm'), join(ROOT, 'dist/v86.wasm')];
  if (!existsSync(to) || statSync(to).mtimeMs < statSync(from).mtimeMs) {
    mkdirSync(join(ROOT, 'dist'), { recursive: true });
    copyFileSync(from, to);
  }
  return program;
}

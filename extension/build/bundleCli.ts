import { build, type Metafile } from 'esbuild';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './root.ts';

const OUTPUT = join(ROOT, 'dist/cli.cjs');
const META = join(ROOT, 'dist/cli.meta.json');

/** Bundles the command line where a source is newer than the bundle; returns the bundle's path. */
export async function bundleCli(): Promise<string> {
  if (!isStale()) return OUTPUT;
  const unfinished = `${OUTPUT}.${process.pid}`;
  const result = await build({
    entryPoints: [join(ROOT, 'extension/cli/main.ts')],
    outfile: OUTPUT,
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    metafile: true,
    absWorkingDir: ROOT,
    // ssh2's native parts are optional: it looks whether they are there.
    external: ['*.node', 'cpu-features'],
    define: { 'import.meta.url': '__importMetaUrl' },
    banner: {
      js: "#!/usr/bin/env node\nconst __importMetaUrl = require('node:url').pathToFileURL(__filename).href;",
    },
    logLevel: 'error',
    mainFields: ['module', 'main'],
  });
  const file = result.outputFiles[0];
  if (!file) throw new Error('esbuild made no output');
  mkdirSync(dirname(OUTPUT), { recursive: true });
  writeFileSync(unfinished, file.contents, { mode: 0o755 });
  renameSync(unfinished, OUTPUT);
  writeFileSync(META, JSON.stringify(result.metafile));
  return OUTPUT;
}

function isStale(): boolean {
  if (!existsSync(OUTPUT) || !existsSync(META)) return true;
  const made = statSync(OUTPUT).mtimeMs;
  const inputs = Object.keys((JSON.parse(readFileSync(META, 'utf8')) as Metafile).inputs);
  return [...inputs, 'package-lock.json', 'extension/build/bundleCli.ts'].some((input) => {
    const file = join(ROOT, input);
    return !existsSync(file) || statSync(file).mtimeMs > made;
  });
}

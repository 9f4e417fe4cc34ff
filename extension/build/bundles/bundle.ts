import { build, type BuildOptions, type Metafile } from 'esbuild';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../root.ts';

/** A file of dist/ and how esbuild makes it. */
export interface Bundle {
  /** From the checkout's root, as is `output`. */
  readonly entry: string;
  readonly output: string;
  readonly options: BuildOptions;
  /** The file that says how: a change of it makes the bundle anew. */
  readonly recipe: string;
}

/** Makes a bundle where a source is newer than it, whole or not at all; returns its path. */
export async function bundle({ entry, output, options, recipe }: Bundle): Promise<string> {
  const file = join(ROOT, output);
  const meta = `${file}.meta.json`;
  if (!isStale(file, meta, [recipe, 'package-lock.json', 'extension/build/bundles/bundle.ts'])) return file;
  const result = await build({
    entryPoints: [join(ROOT, entry)],
    outfile: file,
    write: false,
    bundle: true,
    metafile: true,
    absWorkingDir: ROOT,
    logLevel: 'error',
    mainFields: ['module', 'main'],
    ...options,
  });
  mkdirSync(dirname(file), { recursive: true });
  for (const { path, contents } of result.outputFiles ?? []) {
    const unfinished = `${path}.${process.pid}`;
    writeFileSync(unfinished, contents, { mode: 0o755 });
    renameSync(unfinished, path);
  }
  writeFileSync(meta, JSON.stringify(result.metafile));
  return file;
}

function isStale(file: string, meta: string, recipes: readonly string[]): boolean {
  if (!existsSync(file) || !existsSync(meta)) return true;
  const made = statSync(file).mtimeMs;
  const { inputs } = JSON.parse(readFileSync(meta, 'utf8')) as Metafile;
  return [...Object.keys(inputs), ...recipes].some((input) => {
    const source = join(ROOT, input);
    return !existsSync(source) || statSync(source).mtimeMs > made;
  });
}

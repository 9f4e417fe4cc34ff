import { build, type BuildOptions, type BuildResult, type Metafile } from 'esbuild';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeCheckKindList } from '../generate/checkKindList.ts';
import { ROOT } from '../root.ts';

/** A file of dist/ and how esbuild makes it. */
export interface Bundle {
  /** From the checkout's root, as is `output`. */
  readonly entry: string;
  readonly output: string;
  readonly options: BuildOptions;
  /** The file that says how: a change of it makes the bundle again. */
  readonly recipe: string;
}

/** `debug` has source maps and readable names; the package gets `shipped`. A bundle of the other kind is stale. */
export type BundleKind = 'shipped' | 'debug';

/** Makes a bundle where a source is newer than it, whole or not at all; returns its path. */
export async function bundle(one: Bundle, kind: BundleKind = 'shipped'): Promise<string> {
  writeCheckKindList();
  const file = join(ROOT, one.output);
  const recipes = [one.recipe, 'package-lock.json', 'extension/build/bundles/bundle.ts'];
  if (isStale(file, kind, recipes)) writeBundle(one, kind, await build(buildOptions(one, kind)));
  return file;
}

/** How esbuild makes it in memory; {@link writeBundle} writes the result. */
export function buildOptions({ entry, output, options }: Bundle, kind: BundleKind) {
  return {
    entryPoints: [join(ROOT, entry)],
    outfile: join(ROOT, output),
    write: false,
    bundle: true,
    metafile: true,
    absWorkingDir: ROOT,
    logLevel: 'error',
    mainFields: ['module', 'main'],
    ...options,
    ...(kind === 'debug' ? { minify: false, sourcemap: 'linked' } : {}),
  } as const satisfies BuildOptions;
}

/** Writes each file whole or not at all, and beside the bundle what it was made from. */
export function writeBundle({ output }: Bundle, kind: BundleKind, result: BuildResult): void {
  const file = join(ROOT, output);
  mkdirSync(dirname(file), { recursive: true });
  for (const { path, contents } of result.outputFiles ?? []) {
    const unfinished = `${path}.${process.pid}`;
    writeFileSync(unfinished, contents, { mode: 0o755 });
    renameSync(unfinished, path);
  }
  writeFileSync(metaOf(file), JSON.stringify({ ...result.metafile, kind } satisfies Partial<Meta>));
}

interface Meta extends Metafile {
  readonly kind: BundleKind;
}

function metaOf(file: string): string {
  return `${file}.meta.json`;
}

function isStale(file: string, kind: BundleKind, recipes: readonly string[]): boolean {
  if (!existsSync(file) || !existsSync(metaOf(file))) return true;
  const made = statSync(file).mtimeMs;
  const { inputs, kind: is } = JSON.parse(readFileSync(metaOf(file), 'utf8')) as Meta;
  if (is !== kind) return true;
  return [...Object.keys(inputs), ...recipes].some((input) => {
    const source = join(ROOT, input);
    return !existsSync(source) || statSync(source).mtimeMs > made;
  });
}

import {
  context,
  type BuildContext,
  type BuildFailure,
  type BuildOptions,
  type BuildResult,
  type Message,
} from 'esbuild';
import { buildOptions, writeBundle, type Bundle } from './bundle.ts';

/** Kept in memory, with what it was made from. */
interface Options extends BuildOptions {
  write: false;
  metafile: true;
}

/** A bundle with source maps that esbuild keeps in memory, to make it again in little time. */
export class LiveBundle {
  readonly #bundle: Bundle;
  readonly #context: BuildContext<Options>;
  /** Undefined before the first try, and after one that failed. */
  #result: BuildResult<Options> | undefined;
  /** The hashes of the files that were written. */
  #written = '';

  private constructor(bundle: Bundle, built: BuildContext<Options>) {
    this.#bundle = bundle;
    this.#context = built;
  }

  static async open(bundle: Bundle): Promise<LiveBundle> {
    const made = { write: false, metafile: true, logLevel: 'silent' } as const;
    return new LiveBundle(bundle, await context<Options>({ ...buildOptions(bundle, 'debug'), ...made }));
  }

  /** From the root. */
  get output(): string {
    return this.#bundle.output;
  }

  /** Whether one of these paths, from the root, is in it. */
  hasAny(paths: ReadonlySet<string>): boolean {
    const inputs = this.#result?.metafile.inputs;
    return !inputs || Object.keys(inputs).some((input) => paths.has(input));
  }

  /** Makes it in memory; returns what was wrong. */
  async build(): Promise<readonly Message[]> {
    try {
      this.#result = await this.#context.rebuild();
      return [];
    } catch (error) {
      this.#result = undefined;
      return (error as BuildFailure).errors;
    }
  }

  /** Writes what was made last; returns whether that is something else than was there. */
  write(): boolean {
    const hashes = this.#result?.outputFiles.map(({ hash }) => hash).join();
    if (!this.#result || hashes === undefined || hashes === this.#written) return false;
    writeBundle(this.#bundle, 'debug', this.#result);
    this.#written = hashes;
    return true;
  }

  dispose(): Promise<void> {
    return this.#context.dispose();
  }
}

import { formatMessages } from 'esbuild';
import { watch } from 'node:fs';
import { basename, join } from 'node:path';
import { Debouncer } from '../../core/async/debouncer.ts';
import { LatestWins } from '../../core/async/latestWins.ts';
import { writeCheckKindList } from '../generate/checkKindList.ts';
import { ROOT } from '../root.ts';
import type { Bundle } from './bundle.ts';
import { LiveBundle } from './liveBundle.ts';

/** An editor writes a file in several steps, and git many files. */
const REST_MS = 50;
const ROOMS = ['extension', 'vm'];

export interface WatchListener {
  /** These files of dist/ are others than before. */
  readonly onBuilt: (files: readonly string[], milliseconds: number) => void;
  /** In esbuild's words; dist/ is as it was. */
  readonly onFailure: (errors: string) => void;
}

/**
 * Makes those of `bundles` again, with source maps, in which a file of extension/ or vm/ has changed: all or none, since the
 * page and the extension belong together. Resolves once it watches; `end` stops that.
 */
export async function watchBundles(
  bundles: readonly Bundle[],
  { onBuilt, onFailure }: WatchListener,
): Promise<{ end(): Promise<void> }> {
  const live = await Promise.all(bundles.map((one) => LiveBundle.open(one)));
  let changed = new Set<string>();
  const turns = new LatestWins('finish');
  const rebuild = async (signal: AbortSignal): Promise<string[]> => {
    writeCheckKindList();
    const stale = live.filter((one) => one.hasAny(changed));
    changed = new Set();
    const errors = (await Promise.all(stale.map((one) => one.build()))).flat();
    if (signal.aborted) return [];
    if (errors.length === 0) return live.flatMap((one) => (one.write() ? basename(one.output) : []));
    const texts = await formatMessages([...errors], { kind: 'error', color: process.stderr.isTTY });
    // A file that several bundles contain fails in each.
    onFailure([...new Set(texts)].join('').trimEnd());
    return [];
  };
  const rest = new Debouncer(REST_MS, () => {
    void turns.run(async (signal) => {
      const started = performance.now();
      const files = await rebuild(signal);
      if (files.length > 0) onBuilt(files, performance.now() - started);
    });
  });
  const watchers = ROOMS.map((room) =>
    watch(join(ROOT, room), { recursive: true }, (_event, path) => {
      changed.add(`${room}/${(path ?? '').replaceAll('\\', '/')}`);
      rest.restart();
    }),
  );
  // What is in dist/ now is what the window begins with.
  await turns.run(async (signal) => {
    await rebuild(signal);
  });
  return {
    async end() {
      for (const watcher of watchers) watcher.close();
      rest.dispose();
      turns.dispose();
      await Promise.all(live.map((one) => one.dispose()));
    },
  };
}

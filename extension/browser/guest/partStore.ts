import type { GuestPart } from './guestManifest.ts';
import { isWhole } from './isWhole.ts';

/** Where a browser keeps the parts of the saved machine. Keeping may fail: then they are fetched again the next time. */
export interface PartStore {
  /** A part that is kept and whole. */
  find(url: URL, part: GuestPart): Promise<Blob | undefined>;
  keep(url: URL, blob: Blob): Promise<void>;
  /** Forgets every other part. */
  keepOnly(urls: readonly URL[]): Promise<void>;
}

const CACHE = 'patchbay-guest';

/**
 * The browser's Cache. A private window, a full disk or a page without https has none, or an empty one: `onNotKept` is
 * called once, and playing goes on.
 */
export function cachedParts(onNotKept: () => void): PartStore {
  let cache: Promise<Cache | undefined> | undefined;
  let reported = false;
  const notKept = (): undefined => {
    if (!reported) onNotKept();
    reported = true;
    return undefined;
  };
  const opened = (): Promise<Cache | undefined> =>
    (cache ??= 'caches' in globalThis ? caches.open(CACHE).catch(notKept) : Promise.resolve(notKept()));
  return {
    async find(url, part) {
      try {
        const blob = await (await (await opened())?.match(url))?.blob();
        return blob && (await isWhole(blob, part)) ? blob : undefined;
      } catch {
        return undefined;
      }
    },
    async keep(url, blob) {
      try {
        await (await opened())?.put(url, new Response(blob));
      } catch {
        notKept();
      }
    },
    async keepOnly(urls) {
      try {
        const kept = await opened();
        const wanted = new Set(urls.map(({ href }) => href));
        for (const { url } of (await kept?.keys()) ?? []) if (!wanted.has(url)) await kept?.delete(url);
      } catch {
        // It is tried again at the next start.
      }
    },
  };
}

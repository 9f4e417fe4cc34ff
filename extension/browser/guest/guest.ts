import type { Operation } from '../../core/machine/machine.ts';
import { say } from '../../core/language/say.ts';
import { fetchPart } from './fetchPart.ts';
import { fetchWithRetries, notFetched } from './fetchWithRetries.ts';
import { GUEST_MANIFEST, guestManifestSchema, type GuestManifest } from './guestManifest.ts';
import type { PartStore } from './partStore.ts';

/** The saved machine that every start begins from. */
export interface Guest extends Pick<GuestManifest, 'facts'> {
  /** v86's state, packed with zstd. */
  readonly state: Blob;
}

/** The last twentieth is the start itself. */
const FETCHING = 0.95;

/**
 * The saved machine of the site whose folder of it is `base`, whole and checked. What this browser keeps is not fetched
 * again. Rejects with FailureError, or with the signal's reason; the parts that came are kept.
 */
export async function fetchGuest(
  base: URL,
  store: PartStore,
  { onProgress, signal }: Operation = {},
): Promise<Guest> {
  const { facts, parts, state } = await fetchManifest(base, { onProgress, signal });
  const pieces: Blob[] = [];
  let done = 0;
  let said = '';
  for (const part of parts) {
    const url = new URL(part.file, base);
    let kept = await store.find(url, part);
    if (!kept) {
      const report = (bytes: number, trouble?: string): void => {
        const message = fetchingText(done + bytes, state.bytes, trouble);
        // Bytes come in thousands of pieces, and each report draws the page again.
        if (message === said && bytes < part.bytes) return;
        said = message;
        onProgress?.({ message, fraction: FETCHING * Math.min(1, (done + bytes) / state.bytes) });
      };
      kept = await fetchPart(url, part, { report, signal });
      await store.keep(url, kept);
    }
    signal?.throwIfAborted();
    pieces.push(kept);
    done += part.bytes;
  }
  // What an older site left.
  await store.keepOnly(parts.map(({ file }) => new URL(file, base)));
  return { facts, state: new Blob(pieces) };
}

async function fetchManifest(base: URL, { onProgress, signal }: Operation): Promise<GuestManifest> {
  const report = (_bytes: number, trouble?: string): void => {
    if (trouble !== undefined)
      onProgress?.({ message: say('Fetching the machine, this once ({trouble})', { trouble }) });
  };
  const blob = await fetchWithRetries(new URL(GUEST_MANIFEST, base), { report, signal }, async () => {});
  try {
    return guestManifestSchema.parse(JSON.parse(await blob.text()));
  } catch (error) {
    throw notFetched(error);
  }
}

function fetchingText(done: number, whole: number, trouble: string | undefined): string {
  const sizes = { done: megabytes(done), whole: megabytes(whole) };
  return trouble === undefined
    ? say('Fetching the machine, this once: {done} of {whole} MB', sizes)
    : say('Fetching the machine, this once: {done} of {whole} MB ({trouble})', { ...sizes, trouble });
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

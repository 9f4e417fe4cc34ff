import { pause } from '../../core/async/pause.ts';
import { failure } from '../../core/failure/failure.ts';
import { FailureError, wordsOf } from '../../core/failure/failureError.ts';
import { say } from '../../core/language/say.ts';

/** Milliseconds to wait before each further try: a train's tunnel ends some time, a wrong address never does. */
const TRIES_AFTER_MS = [500, 1000, 2000, 4000, 8000];
/** Without a byte for so long, a connection counts as cut. */
const STALL_MS = 30_000;

export interface FetchOptions {
  /** Bytes so far, and what is the matter where something is. */
  readonly report: (bytes: number, trouble?: string) => void;
  readonly signal?: AbortSignal | undefined;
  /** For tests. */
  readonly triesAfterMs?: readonly number[] | undefined;
}

/**
 * A file of the site, once `check` resolves for it. A connection that is cut or stalls, and a file that `check` rejects, is
 * fetched again. Rejects with FailureError: `check`'s, else `tab-machine-not-fetched`; or with the signal's reason.
 */
export async function fetchWithRetries(
  url: URL,
  { report, signal, triesAfterMs = TRIES_AFTER_MS }: FetchOptions,
  check: (blob: Blob) => Promise<void>,
): Promise<Blob> {
  for (let tries = 0; ; tries += 1) {
    let why: FailureError;
    try {
      const blob = await download(url, tries > 0, report, signal);
      await check(blob);
      return blob;
    } catch (error) {
      signal?.throwIfAborted();
      why = error instanceof FailureError ? error : notFetched(error);
    }
    const wait = triesAfterMs[tries];
    if (wait === undefined) throw why;
    report(0, say('it did not arrive, trying again'));
    await pause(wait, signal);
  }
}

export function notFetched(error: unknown): FailureError {
  return new FailureError(failure('tab-machine-not-fetched', { said: wordsOf(error) }), error);
}

/** What a server said instead of a file. */
export function notThere(url: URL, status: number): string {
  return say('{address} is not there (HTTP {status})', { address: url.href, status });
}

/** `again`: past the browser's own cache, which may have kept what was wrong. */
async function download(
  url: URL,
  again: boolean,
  report: FetchOptions['report'],
  signal: AbortSignal | undefined,
): Promise<Blob> {
  const stalled = new AbortController();
  const either = AbortSignal.any([stalled.signal, signal ?? stalled.signal]);
  let timer: unknown;
  const wait = (): void => {
    clearTimeout(timer as number);
    timer = setTimeout(() => stalled.abort(new Error(say('nothing comes any more'))), STALL_MS);
  };
  wait();
  try {
    const response = await fetch(url, { signal: either, cache: again ? 'reload' : 'default' });
    if (!response.ok || !response.body) throw new Error(notThere(url, response.status));
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    const reader = response.body.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      wait();
      pieces.push(read.value);
      bytes += read.value.length;
      report(bytes);
    }
    return new Blob(pieces);
  } finally {
    clearTimeout(timer as number);
  }
}

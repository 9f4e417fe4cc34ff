import { say } from '../../../extension/core/language/say.ts';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Operation } from '../../../extension/core/machine/machine.ts';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { megabytes, requireSpace, storeFailure } from '../../store/diskSpace.ts';
import { MANIFEST_FILE, manifestSchema, SNAPSHOT_FILE } from '../../emulator/snapshotManifest.ts';

/**
 * Fetches an emulated machine (`npm run v86` makes them) into `folder`, whole or not at all. `source`: a folder, or the
 * https address of one. What comes is held against the manifest's checksum. Rejects with FailureError, or with the
 * signal's reason.
 */
export async function fetchSnapshot(
  source: string,
  folder: string,
  operation: Operation = {},
): Promise<void> {
  const parent = dirname(folder);
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  const work = mkdtempSync(join(parent, `.${basename(folder)}.`));
  try {
    const { signal, onProgress } = operation;
    await writeFile(join(work, MANIFEST_FILE), await contentOf(source, MANIFEST_FILE, signal));
    const { state } = manifestSchema.parse(JSON.parse(readFileSync(join(work, MANIFEST_FILE), 'utf8')));
    await requireSpace(parent, state.bytes, say('The emulated machine'));
    const hash = createHash('sha256');
    let done = 0;
    const count = new Transform({
      transform(piece: Buffer, _, next) {
        hash.update(piece);
        done += piece.length;
        const message = say('Fetching the emulated machine: {done} of {whole}', {
          done: megabytes(done),
          whole: megabytes(state.bytes),
        });
        onProgress?.({ message, fraction: Math.min(1, done / state.bytes) });
        next(done > state.bytes ? new Error('there is more of it than its manifest says') : null, piece);
      },
    });
    await pipeline(
      await contentOf(source, SNAPSHOT_FILE, signal),
      count,
      createWriteStream(join(work, SNAPSHOT_FILE)),
      {
        signal,
      },
    );
    if (hash.digest('hex') !== state.sha256) throw new Error('its checksum is not that of its manifest');
    rmSync(folder, { recursive: true, force: true });
    renameSync(work, folder);
  } catch (error) {
    rmSync(work, { recursive: true, force: true });
    operation.signal?.throwIfAborted();
    throw fetchFailure(source, storeFailure(error, parent));
  }
}

async function contentOf(source: string, name: string, signal: AbortSignal | undefined): Promise<Readable> {
  if (!/^https?:/.test(source)) return createReadStream(join(source, name));
  const address = new URL(name, source.endsWith('/') ? source : `${source}/`);
  // Whoever can change what comes could change its checksum too.
  if (address.protocol !== 'https:' && address.hostname !== '127.0.0.1')
    throw new Error('only https addresses are fetched from');
  const response = await fetch(address, signal ? { signal } : {});
  if (!response.ok || !response.body)
    throw new Error(`the server says ${response.status} to ${address.href}`);
  return Readable.fromWeb(response.body);
}

function fetchFailure(source: string, error: unknown): unknown {
  if (error instanceof FailureError) return error;
  const said =
    error instanceof Error ? (error.cause instanceof Error ? error.cause : error).message : String(error);
  return new FailureError(failure('snapshot-not-fetched', { source, said }), error);
}

import { say } from '../../../extension/core/language/say.ts';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Operation } from '../../../extension/core/machine/machine.ts';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError, wordsOf } from '../../../extension/core/failure/failureError.ts';
import type { DataFolder } from '../../store/dataFolder.ts';
import { withLock } from '../../store/lockFile.ts';
import { readSettings } from '../../store/settings.ts';
import type { SavedMachine } from '../cloned/cloneBackend.ts';
import { recipeHash, vmSources } from '../vmSources.ts';
import { HARDWARE } from '../../emulator/hardware.ts';
import { fetchSnapshot } from './fetchSnapshot.ts';
import { MANIFEST_FILE, manifestSchema, SNAPSHOT_FILE } from '../../emulator/snapshotManifest.ts';

/** A short name for exactly this recipe and emulator: the guest is made from the others' lists and programs too. */
function stateName(): string {
  return `v86-${recipeHash(vmSources(), ['image', 'guest'], HARDWARE)}`;
}

/** A short name for exactly this kernel: what it is built with. */
export function kernelHash(): string {
  const hash = createHash('sha256');
  for (const name of ['kernel.sh', 'kernel.config'])
    hash.update(readFileSync(join(vmSources(), 'image/v86', name)));
  return hash.digest('hex').slice(0, 16);
}

/** Where a state that is fetched or built belongs. */
export function ownSnapshotFolder(data: DataFolder): string {
  return join(data.images, stateName());
}

/** Where the state of this version of Patchbay is, or would be: $PATCHBAY_V86_STATE, in the package, or in the data folder. */
export function snapshotFolder(data: DataFolder, env: NodeJS.ProcessEnv = process.env): string {
  const given = env['PATCHBAY_V86_STATE'];
  if (given) return resolve(given);
  const packaged = join(dirname(fileURLToPath(import.meta.url)), 'v86-state');
  return existsSync(join(packaged, MANIFEST_FILE)) ? packaged : ownSnapshotFolder(data);
}

/** Whether there is a state, or the settings say where one is to be had. */
export function canHaveSnapshot(data: DataFolder): boolean {
  return (
    existsSync(join(snapshotFolder(data), MANIFEST_FILE)) || readSettings(data).v86.snapshot !== undefined
  );
}

/** The state, if it is there and whole; throws FailureError `snapshot-missing` or `snapshot-corrupt`. Reads all of it: 0.1 s. */
export function findSnapshot(data: DataFolder): SavedMachine {
  const folder = snapshotFolder(data);
  const file = join(folder, SNAPSHOT_FILE);
  if (!existsSync(join(folder, MANIFEST_FILE))) throw stateMissing(folder);
  try {
    const { facts, state } = manifestSchema.parse(
      JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8')),
    );
    const bytes = readFileSync(file);
    if (bytes.length !== state.bytes) throw new Error(`${SNAPSHOT_FILE} has ${bytes.length} bytes`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (sha256 !== state.sha256) throw new Error(`${SNAPSHOT_FILE} has a wrong checksum`);
    return {
      ...{ state: file, template: `v86-${sha256.slice(0, 16)}` },
      facts: { backend: 'v86', ...facts },
    };
  } catch (error) {
    throw new FailureError(failure('snapshot-corrupt', { folder, said: wordsOf(error) }), error);
  }
}

/** The state, fetched first where it is missing or damaged and the settings say from where. */
export async function ensureSnapshot(data: DataFolder, operation: Operation = {}): Promise<SavedMachine> {
  try {
    return findSnapshot(data);
  } catch (error) {
    const { snapshot: source } = readSettings(data).v86;
    if (process.env['PATCHBAY_V86_STATE'] || !(error instanceof FailureError) || source === undefined)
      throw error;
    const onWait = (): void =>
      operation.onProgress?.({ message: say('Another Patchbay is fetching the emulated machine') });
    return withLock(data, 'v86-state', { signal: operation.signal, onWait }, async () => {
      try {
        return findSnapshot(data);
      } catch {
        await fetchSnapshot(source, ownSnapshotFolder(data), operation);
        return findSnapshot(data);
      }
    });
  }
}

/** Deletes a snapshot that the emulator can't restore, if it can be fetched again: else there is no other. */
export function discardSnapshot(data: DataFolder): void {
  if (readSettings(data).v86.snapshot === undefined) return;
  rmSync(ownSnapshotFolder(data), { recursive: true, force: true });
}

function stateMissing(folder: string): FailureError {
  return new FailureError(failure('snapshot-missing', { folder }));
}

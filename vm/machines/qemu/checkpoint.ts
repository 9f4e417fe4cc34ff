import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Checkpoint } from '../../../extension/core/machine/machine.ts';
import { MachineError } from '../../../extension/core/machine/machineError.ts';
import { requireSpace, storeFailure } from '../../store/diskSpace.ts';
import { newId } from '../../store/runFolder.ts';
import { diedError } from '../lifeErrors.ts';
import { saveState } from './migration.ts';
import { Qmp } from './qmp.ts';
import { MEMORY_BYTES, type MachineSize } from './qemuArguments.ts';

/** Checkpoints are files in a machine's run folder, and so go with it. */
const FOLDER = 'checkpoints';
const CONTROL_MS = 5000;

/**
 * Saves the machine that runs in `folder`, RAM and all: pages that were never written take next to nothing.
 * Whatever comes of it, the machine goes on. Rejects with a MachineError, or with the signal's reason.
 */
export async function saveCheckpoint(
  folder: string,
  size: MachineSize,
  isAlive: () => boolean,
  signal: AbortSignal | undefined,
): Promise<Checkpoint> {
  await requireSpace(folder, MEMORY_BYTES[size], 'A checkpoint of the machine');
  const checkpoint = { id: newId('c') };
  const file = checkpointFile(folder, checkpoint);
  try {
    mkdirSync(join(folder, FOLDER), { recursive: true, mode: 0o700 });
    const qmp = await Qmp.open(folder, 'qmp', { isAlive, timeoutMs: CONTROL_MS, signal });
    try {
      await saveState(qmp, file, { ram: 'inside', signal });
    } finally {
      await qmp.execute('cont').finally(() => qmp.close());
    }
    return checkpoint;
  } catch (error) {
    rmSync(file, { force: true });
    signal?.throwIfAborted();
    throw isAlive() ? storeFailure(error, folder) : diedError('Its QEMU has ended.');
  }
}

/** The file of a checkpoint. Throws MachineError where it was discarded. */
export function findCheckpoint(folder: string, checkpoint: Checkpoint): string {
  const file = checkpointFile(folder, checkpoint);
  if (existsSync(file)) return file;
  throw new MachineError('failed', {
    what: 'The checkpoint is not there.',
    why: 'It was discarded, or the machine was reset since.',
    next: 'Take another one.',
  });
}

export function removeCheckpoint(folder: string, checkpoint: Checkpoint): void {
  rmSync(checkpointFile(folder, checkpoint), { force: true });
}

export function removeAllCheckpoints(folder: string): void {
  rmSync(join(folder, FOLDER), { recursive: true, force: true });
}

function checkpointFile(folder: string, { id }: Checkpoint): string {
  return join(folder, FOLDER, id);
}

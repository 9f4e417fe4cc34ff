import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Checkpoint } from '../../../extension/core/machine/machine.ts';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { newId } from '../../store/runFolder.ts';

/** Checkpoints are files in a machine's run folder, and so go with it. */
export const CHECKPOINTS = 'checkpoints';

/** A checkpoint of the machine in `folder`, and the file that is to hold it. */
export function newCheckpoint(folder: string): { readonly checkpoint: Checkpoint; readonly file: string } {
  mkdirSync(join(folder, CHECKPOINTS), { recursive: true, mode: 0o700 });
  const checkpoint = { id: newId('c') };
  return { checkpoint, file: checkpointFile(folder, checkpoint) };
}

/** The file of a checkpoint. Throws FailureError where it was discarded. */
export function findCheckpoint(folder: string, checkpoint: Checkpoint): string {
  const file = checkpointFile(folder, checkpoint);
  if (existsSync(file)) return file;
  throw new FailureError(failure('checkpoint-gone'));
}

export function removeCheckpoint(folder: string, checkpoint: Checkpoint): void {
  rmSync(checkpointFile(folder, checkpoint), { force: true });
}

export function removeAllCheckpoints(folder: string): void {
  rmSync(join(folder, CHECKPOINTS), { recursive: true, force: true });
}

function checkpointFile(folder: string, { id }: Checkpoint): string {
  return join(folder, CHECKPOINTS, id);
}

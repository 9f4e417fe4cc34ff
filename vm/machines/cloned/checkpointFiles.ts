import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checkpoint, KeptCheckpoint } from '../../../extension/core/machine/machine.ts';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { newId } from '../../store/runFolder.ts';

/** Checkpoints are files in a machine's run folder, and so go with it. */
export const CHECKPOINTS = 'checkpoints';

/** Of what is not whole yet: nobody can go back to it. */
const PART = '.part';
const NAMED = /^c[0-9a-f]+(?:-([a-z0-9-]+))?$/;

/** A checkpoint of the machine in `folder` that `save` writes into a file; nothing of it is left where that rejects. */
export async function writeCheckpoint(
  folder: string,
  name: string | undefined,
  save: (file: string) => Promise<void>,
): Promise<Checkpoint> {
  mkdirSync(join(folder, CHECKPOINTS), { recursive: true, mode: 0o700 });
  const id = name === undefined ? newId('c') : `${newId('c')}-${name}`;
  const file = checkpointFile(folder, { id });
  // There from before the machine is stopped: whoever attaches meanwhile, or after this process was ended, sees it.
  writeFileSync(file + PART, '', { mode: 0o600 });
  try {
    await save(file + PART);
    renameSync(file + PART, file);
  } catch (error) {
    rmSync(file + PART, { force: true });
    throw error;
  }
  return { id };
}

/** The checkpoints of the machine in `folder`, the oldest first. */
export function listCheckpoints(folder: string): KeptCheckpoint[] {
  if (!existsSync(join(folder, CHECKPOINTS))) return [];
  return readdirSync(join(folder, CHECKPOINTS))
    .flatMap((id) => {
      const [found, name] = NAMED.exec(id) ?? [];
      if (found === undefined) return [];
      return [{ id, name, takenAt: statSync(checkpointFile(folder, { id })).mtimeMs }];
    })
    .sort((a, b) => a.takenAt - b.takenAt);
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

/** Paths of the checkpoints of the machine in `folder` that are being saved, or were when the process that saved them ended. */
export function unfinishedCheckpoints(folder: string): string[] {
  const kept = join(folder, CHECKPOINTS);
  if (!existsSync(kept)) return [];
  return readdirSync(kept)
    .filter((name) => name.endsWith(PART))
    .map((name) => join(kept, name));
}

export function removeAllCheckpoints(folder: string): void {
  rmSync(join(folder, CHECKPOINTS), { recursive: true, force: true });
}

function checkpointFile(folder: string, { id }: Checkpoint): string {
  return join(folder, CHECKPOINTS, id);
}

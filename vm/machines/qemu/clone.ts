import { message, say } from '../../../extension/core/language/say.ts';
import { orCancelled } from '../../../extension/core/async/orCancelled.ts';
import { isAlive } from '../../process/processIdentity.ts';
import type { KeptProcess } from '../../process/spawnKept.ts';
import { requireSpace } from '../../store/diskSpace.ts';
import { endProcessesOf, makeRunFolder } from '../../store/runFolder.ts';
import { diedError } from '../../transport/lifeErrors.ts';
import { wakeGuest } from '../../transport/wakeGuest.ts';
import { connectByChannel } from './channels.ts';
import { kernelArguments } from './kernelArguments.ts';
import { loadState } from './migration.ts';
import { bootFailure } from '../cloned/bootErrors.ts';
import { UnfitStateError, type Clone, type CloneRequest, type SavedMachine } from '../cloned/cloneBackend.ts';
import { isKilled } from '../cloned/isKilled.ts';
import { requireMemory } from '../cloned/requireMemory.ts';
import { Qmp } from '../cloned/qmp.ts';
import { whileRuns } from '../cloned/whileRuns.ts';
import type { Ingredients } from './template.ts';
import { spawnQemu } from './vmProcess.ts';

/** A clone's own pages right after its start (60 MB), and room to work. */
const CLONE_BYTES = 160 * 1024 * 1024;
/** Its record and its folder, and the learner's progress. */
const DISK_BYTES = 8 * 1024 * 1024;
const CONNECT_MS = 30_000;
/** Why a machine whose process has ended is lost. */
export const QEMU_GONE = message('Its QEMU has ended.');

/** Starts a clone in the run folder of `request.id`. Rejecting, it leaves no process; the folder is the caller's. */
export async function startClone(
  from: Ingredients,
  saved: SavedMachine,
  request: CloneRequest,
): Promise<Clone> {
  requireMemory(CLONE_BYTES);
  await requireSpace(from.data.root, DISK_BYTES, say('A machine'));
  const folder = makeRunFolder(from.data, request.id);
  try {
    const kept = await resume(from, saved, folder, request);
    // Nobody answers where it has ended: waiting for its channel would take all of its time.
    return await whileRuns(kept, QEMU_GONE, request.signal, async (signal) => {
      const connection = await connectByChannel(folder, CONNECT_MS, signal);
      return { kept, connection: await wakeGuest(connection, signal) };
    });
  } catch (error) {
    await endProcessesOf(folder);
    throw error;
  }
}

async function resume(
  from: Ingredients,
  saved: SavedMachine,
  folder: string,
  { internet, onSpawn, signal }: CloneRequest,
): Promise<KeptProcess> {
  const kept = await spawnQemu({
    ...from,
    folder,
    internet,
    incoming: true,
    ...(saved.ram === undefined ? {} : { ram: { file: saved.ram, share: false } }),
    kernelArguments: kernelArguments(from.qemu.target),
  });
  onSpawn(kept);
  const running = (): boolean => isAlive(kept.identity);
  try {
    const qmp = await Qmp.open(folder, 'qmp', { isAlive: running, timeoutMs: 10_000, signal });
    const ram = saved.ram === undefined ? 'inside' : 'apart';
    // A QEMU that hangs does not answer; it is ended where this rejects.
    const loading = loadState(qmp, saved.state, { ram, signal });
    await orCancelled(loading, signal).finally(() => qmp.close());
    return kept;
  } catch (error) {
    signal?.throwIfAborted();
    if (running()) throw error;
    if (isKilled(await kept.ended)) throw diedError(QEMU_GONE);
    throw new UnfitStateError('the saved state was not loaded', {
      cause: bootFailure(folder, String(error)),
    });
  }
}

import { orCancelled } from '../../../extension/core/async/orCancelled.ts';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { isAlive } from '../../process/processIdentity.ts';
import type { KeptProcess } from '../../process/spawnKept.ts';
import { requireSpace } from '../../store/diskSpace.ts';
import { endProcessesOf, makeRunFolder } from '../../store/runFolder.ts';
import { SshConnection } from '../../transport/ssh/sshConnection.ts';
import { diedError } from '../lifeErrors.ts';
import { wakeGuest } from '../wakeGuest.ts';
import { freePort } from './freePort.ts';
import { kernelArguments } from './kernelArguments.ts';
import { loadState } from './migration.ts';
import { bootFailure } from '../cloned/bootErrors.ts';
import { UnfitStateError, type Clone, type CloneRequest, type SavedMachine } from '../cloned/cloneBackend.ts';
import { isKilled } from '../cloned/isKilled.ts';
import { requireMemory } from '../cloned/requireMemory.ts';
import { Qmp } from '../cloned/qmp.ts';
import { whileRuns } from '../cloned/whileRuns.ts';
import type { Ingredients } from './template.ts';
import { portWasTaken, spawnQemu } from './vmProcess.ts';

const PORT_ATTEMPTS = 5;
/** A clone's own pages right after its start (60 MB), and room to work. */
const CLONE_BYTES = 160 * 1024 * 1024;
/** Its record and its folder, and the learner's progress. */
const DISK_BYTES = 8 * 1024 * 1024;
const CONNECT_MS = 30_000;
/** Why a machine whose process has ended is lost. */
export const QEMU_GONE = 'Its QEMU has ended.';

/** Starts a clone in the run folder of `request.id`. Rejecting, it leaves no process; the folder is the caller's. */
export async function startClone(
  from: Ingredients,
  saved: SavedMachine,
  request: CloneRequest,
): Promise<Clone> {
  requireMemory(CLONE_BYTES);
  await requireSpace(from.data.root, DISK_BYTES, 'A machine');
  const folder = makeRunFolder(from.data, request.id);
  try {
    const { kept, port } = await resume(from, saved, folder, request);
    const target = { address: '127.0.0.1', user: 'root', port, hostKey: saved.hostKey };
    // Nobody answers where it has ended: waiting for the port would take all of its time.
    return await whileRuns(kept, QEMU_GONE, request.signal, async (signal) => {
      const connection = await SshConnection.open(
        { ...target, privateKey: from.key.privateKey },
        { timeoutMs: CONNECT_MS, signal },
      );
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
  request: CloneRequest,
): Promise<{ kept: KeptProcess; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = attempt === 1 && request.port !== undefined ? request.port : await freePort();
    const kept = await spawnQemu({
      ...from,
      folder,
      network: { port, internet: request.internet },
      incoming: true,
      ...(saved.ram === undefined ? {} : { ram: { file: saved.ram, share: false } }),
      kernelArguments: kernelArguments(from.qemu.target, from.key.publicLine),
    });
    request.onSpawn(kept, port);
    const running = (): boolean => isAlive(kept.identity);
    try {
      const qmp = await Qmp.open(folder, 'qmp', {
        isAlive: running,
        timeoutMs: 10_000,
        signal: request.signal,
      });
      const ram = saved.ram === undefined ? 'inside' : 'apart';
      // A QEMU that hangs does not answer; it is ended where this rejects.
      const loading = loadState(qmp, saved.state, { ram, signal: request.signal });
      await orCancelled(loading, request.signal).finally(() => qmp.close());
      return { kept, port };
    } catch (error) {
      request.signal?.throwIfAborted();
      if (running()) throw error;
      if (portWasTaken(folder)) {
        if (attempt < PORT_ATTEMPTS) continue;
        throw new FailureError(failure('no-free-port', { attempts: PORT_ATTEMPTS }));
      }
      if (isKilled(await kept.ended)) throw diedError(QEMU_GONE);
      throw new UnfitStateError('the saved state was not loaded', {
        cause: bootFailure(folder, String(error)),
      });
    }
  }
}

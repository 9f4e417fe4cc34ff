import { message, say } from '../../../extension/core/language/say.ts';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { isAlive } from '../../process/processIdentity.ts';
import { requireSpace } from '../../store/diskSpace.ts';
import { endProcessesOf, makeRunFolder } from '../../store/runFolder.ts';
import { AgentConnection } from '../../transport/agent/agentConnection.ts';
import type { DataFolder } from '../../store/dataFolder.ts';
import { bootFailure, bootTimeout } from '../cloned/bootErrors.ts';
import {
  UnfitStateError,
  type Clone,
  type CloneBackend,
  type CloneRequest,
  type SavedMachine,
} from '../cloned/cloneBackend.ts';
import { connectToBackend } from '../cloned/backendSocket.ts';
import { Qmp } from '../cloned/qmp.ts';
import { isKilled } from '../cloned/isKilled.ts';
import { requireMemory } from '../cloned/requireMemory.ts';
import { whileRuns } from '../cloned/whileRuns.ts';
import { diedError } from '../../transport/lifeErrors.ts';
import { wakeGuest } from '../../transport/wakeGuest.ts';
import { MEMORY_BYTES } from '../../emulator/hardware.ts';
import { connectToAgent, spawnEmulator } from './emulatorProcess.ts';
import { discardSnapshot, ensureSnapshot } from './snapshot.ts';

/** What the process takes at its start, with the guest's memory whole. */
const PROCESS_BYTES = 450 * 1024 * 1024;
const DISK_BYTES = 8 * 1024 * 1024;
const CONNECT_MS = 60_000;
const CONTROL_MS = 10_000;
const GONE = message('Its emulator has ended.');

/** What an emulated machine is made from: the data folder, and the state in it. */
interface Ingredients {
  readonly data: DataFolder;
}

/** The machine that needs nothing installed: an i386 in WebAssembly, in a process of its own. See README.md. */
export const v86Backend: CloneBackend<Ingredients> = {
  kind: 'v86',
  gone: GONE,
  checkpointBytes: () => MEMORY_BYTES,
  gather: (data) => Promise.resolve({ data }),
  ensureTemplate: ({ data }, operation) => ensureSnapshot(data, operation),
  discardTemplate: ({ data }) => discardSnapshot(data),
  startClone,
  connect: (data, { id }, signal) =>
    AgentConnection.open(() => connectToBackend(join(data.run, id), 'agent'), signal),
  async save(folder, file, options) {
    const qmp = await Qmp.open(folder, 'control', { ...options, timeoutMs: CONTROL_MS });
    await qmp.execute('save', { file }).finally(() => qmp.close());
  },
};

async function startClone(
  { data }: Ingredients,
  saved: SavedMachine,
  { id, signal, onSpawn }: CloneRequest,
): Promise<Clone> {
  requireMemory(PROCESS_BYTES);
  await requireSpace(data.root, DISK_BYTES, say('A machine'));
  const folder = makeRunFolder(data, id);
  try {
    const kept = await spawnEmulator(folder, 'restore', saved.state);
    onSpawn(kept);
    const first = await connectToAgent(folder, kept, { timeoutMs: CONNECT_MS, signal });
    if (!first) {
      if (isAlive(kept.identity)) throw bootTimeout(folder, CONNECT_MS / 1000);
      if (isKilled(await kept.ended)) throw diedError(GONE);
      const cause = bootFailure(folder, GONE);
      throw new UnfitStateError('the saved state was not loaded', { cause });
    }
    let next: Duplex | undefined = first;
    return await whileRuns(kept, GONE, signal, async (either) => {
      const connection = await AgentConnection.open(async () => {
        const taken = next ?? (await connectToBackend(folder, 'agent'));
        next = undefined;
        return taken;
      }, either);
      return { kept, connection: await wakeGuest(connection, either) };
    });
  } catch (error) {
    await endProcessesOf(folder);
    throw error;
  }
}

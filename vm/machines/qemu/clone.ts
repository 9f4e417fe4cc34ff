import { freemem } from 'node:os';
import { join } from 'node:path';
import { MachineError } from '../../../extension/core/machine/machineError.ts';
import { isAlive } from '../../process/processIdentity.ts';
import type { KeptProcess } from '../../process/spawnKept.ts';
import { megabytes, requireSpace } from '../../store/diskSpace.ts';
import { endProcessesOf, makeRunFolder } from '../../store/runFolder.ts';
import { SshConnection } from '../../transport/sshConnection.ts';
import { wakeGuest } from '../wakeGuest.ts';
import { freePort } from './freePort.ts';
import { kernelArguments } from './kernelArguments.ts';
import { loadState } from './migration.ts';
import { Qmp } from './qmp.ts';
import type { Ingredients } from './template.ts';
import { RAM_FILE, STATE_FILE, type Template } from './templateFiles.ts';
import { bootFailure, portWasTaken, spawnQemu } from './vmProcess.ts';

/** What a clone goes on from: a template, or a checkpoint of a machine. Paths are absolute. */
export interface SavedMachine {
  /** Devices, and the RAM too where `ram` is absent. */
  readonly state: string;
  /** The RAM, mapped copy-on-write. */
  readonly ram?: string;
  readonly hostKey: string;
}

/** A running copy of a saved machine, connected and made unique. */
export interface Clone {
  readonly kept: KeptProcess;
  readonly port: number;
  readonly connection: SshConnection;
}

export interface CloneRequest {
  readonly id: string;
  readonly internet: boolean;
  /** The port that it should have, if it is free. */
  readonly port?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called as soon as the process runs, so that it can be found after a crash. */
  readonly onSpawn: (kept: KeptProcess, port: number) => void;
}

const PORT_ATTEMPTS = 5;
/** A clone's own pages right after its start (60 MB), and room to work. */
const CLONE_BYTES = 160 * 1024 * 1024;
/** Its record and its folder, and the learner's progress. */
const DISK_BYTES = 8 * 1024 * 1024;
const CONNECT_MS = 30_000;

/** QEMU does not take the saved state. `cause` is the MachineError that says why. */
export class UnfitStateError extends Error {
  override readonly name = 'UnfitStateError';
}

export function savedTemplate({ folder, hostKey }: Template): SavedMachine {
  return { state: join(folder, STATE_FILE), ram: join(folder, RAM_FILE), hostKey };
}

/** Starts a clone in the run folder of `request.id`. Rejecting, it leaves no process; the folder is the caller's. */
export async function startClone(
  from: Ingredients,
  saved: SavedMachine,
  request: CloneRequest,
): Promise<Clone> {
  if (freemem() < CLONE_BYTES) {
    throw new MachineError('no-memory', {
      what: 'There is not enough memory for a machine.',
      why: `It needs ${megabytes(CLONE_BYTES)}, and ${megabytes(freemem())} are free.`,
      next: 'Close other programs or machines.',
    });
  }
  await requireSpace(from.data.root, DISK_BYTES, 'A machine');
  const folder = makeRunFolder(from.data, request.id);
  try {
    const { kept, port } = await resume(from, saved, folder, request);
    const target = { address: '127.0.0.1', user: 'root', port, hostKey: saved.hostKey };
    const connection = await SshConnection.open(
      { ...target, privateKey: from.key.privateKey },
      { timeoutMs: CONNECT_MS, signal: request.signal },
    );
    try {
      await wakeGuest(connection, request.signal);
      return { kept, port, connection };
    } catch (error) {
      connection.dispose();
      throw error;
    }
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
      kernelArguments: kernelArguments(from.qemu.target, from.key.publicLine, from.size === 'docker'),
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
      await loadState(qmp, saved.state, { ram, signal: request.signal }).finally(() => qmp.close());
      return { kept, port };
    } catch (error) {
      request.signal?.throwIfAborted();
      if (running()) throw error;
      if (portWasTaken(folder)) {
        if (attempt < PORT_ATTEMPTS) continue;
        throw new MachineError('port-taken', {
          what: 'No port was free for the machine.',
          why: `${PORT_ATTEMPTS} ports of 127.0.0.1 were taken before QEMU could have them.`,
          next: 'Try again.',
        });
      }
      throw new UnfitStateError('the saved state was not loaded', {
        cause: bootFailure(folder, String(error)),
      });
    }
  }
}

import type {
  MachineFacts,
  MachineRequirements,
  Operation,
} from '../../../extension/core/machine/machine.ts';
import type { KeptProcess } from '../../process/spawnKept.ts';
import type { DataFolder } from '../../store/dataFolder.ts';
import type { MachineRecord } from '../../store/machineRecord.ts';
import type { GuestConnection } from '../../transport/guestConnection.ts';

/** What a clone goes on from: a machine that was saved as it ran, a template or a checkpoint. Paths are absolute. */
export interface SavedMachine {
  /** Devices, and the RAM too where `ram` is absent. */
  readonly state: string;
  /** The RAM, mapped copy-on-write. */
  readonly ram?: string;
  /** Of its ssh server; empty where it has none. */
  readonly hostKey: string;
  readonly facts: MachineFacts;
  /** Name of the template that it is, or comes from. */
  readonly template: string;
}

/** A running copy of a saved machine, connected and made unique. */
export interface Clone {
  readonly kept: KeptProcess;
  readonly connection: GuestConnection;
}

export interface CloneRequest {
  readonly id: string;
  readonly internet: boolean;
  /** The port that it should have, if it is free, and if it has one. */
  readonly port?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called as soon as the process runs, so that it can be found after a crash. `port`: 0 where it has none. */
  readonly onSpawn: (kept: KeptProcess, port: number) => void;
}

/** The saved state is not taken by what should go on with it. `cause` is the MachineError that says why. */
export class UnfitStateError extends Error {
  override readonly name = 'UnfitStateError';
}

/** What a backend adds to a machine that is a clone of a saved one. `From`: all that its machines are made from. */
export interface CloneBackend<From> {
  readonly kind: 'qemu' | 'v86';
  /** Why a machine has died whose process is gone, as a sentence. */
  readonly gone: string;
  /** Bytes that a checkpoint may take. */
  checkpointBytes(requirements: MachineRequirements): number;
  /** Finds, and where need be makes, what machines are made from. Rejects with the MachineError of what is missing. */
  gather(data: DataFolder, requirements: MachineRequirements, operation: Operation): Promise<From>;
  /** The machine that every start begins from, made first where it is missing or damaged. */
  ensureTemplate(from: From, operation: Operation): Promise<SavedMachine>;
  /** Throws a template away that was not taken, so that it is made anew. */
  discardTemplate(from: From, template: SavedMachine): void;
  /** Starts a clone in the run folder of `request.id`. Rejecting, it leaves no process; the folder is the caller's. */
  startClone(from: From, saved: SavedMachine, request: CloneRequest): Promise<Clone>;
  /** Reaches a machine of before. */
  connect(data: DataFolder, record: MachineRecord, signal: AbortSignal | undefined): Promise<GuestConnection>;
  /** Saves the machine that runs in `folder` into a file of its own; whatever comes of it, the machine goes on. */
  save(
    folder: string,
    file: string,
    options: { readonly isAlive: () => boolean; readonly signal: AbortSignal | undefined },
  ): Promise<void>;
}

import type {
  MachineFacts,
  MachineRequirements,
  Operation,
} from '../../../extension/core/machine/machine.ts';
import type { KeptProcess } from '../../process/spawnKept.ts';
import type { DataFolder } from '../../store/dataFolder.ts';
import type { MachineRecord } from '../../store/machineRecord.ts';
import type { GuestConnection } from '../../transport/guestConnection.ts';

/** A saved machine that a clone continues: a template or a checkpoint. Paths are absolute. */
export interface SavedMachine {
  /** Devices, and the RAM too where `ram` is absent. */
  readonly state: string;
  /** The RAM, mapped copy-on-write. */
  readonly ram?: string;
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
  readonly signal?: AbortSignal | undefined;
  /** Called as soon as the process runs, so that it can be found after a crash. */
  readonly onSpawn: (kept: KeptProcess) => void;
}

/** The backend can't restore the saved machine. `cause` is the FailureError that says why. */
export class UnfitStateError extends Error {
  override readonly name = 'UnfitStateError';
}

/** What a backend implements for clones of a saved machine. `From`: all that its machines are made from. */
export interface CloneBackend<From> {
  readonly kind: 'qemu' | 'v86';
  /** Why a machine has died whose process is gone, as a sentence. */
  readonly gone: string;
  /** Bytes that a checkpoint may take. */
  checkpointBytes(requirements: MachineRequirements): number;
  /** Finds or makes what machines are made from. Rejects with a FailureError for what is missing. */
  gather(data: DataFolder, requirements: MachineRequirements, operation: Operation): Promise<From>;
  /** The machine that every start begins from, made first where it is missing or damaged. */
  ensureTemplate(from: From, operation: Operation): Promise<SavedMachine>;
  /** Deletes a template that could not be restored, so that it is made again. */
  discardTemplate(from: From, template: SavedMachine): void;
  /** Starts a clone in the run folder of `request.id`. Rejecting, it leaves no process; the folder is the caller's. */
  startClone(from: From, saved: SavedMachine, request: CloneRequest): Promise<Clone>;
  /** Connects to a machine that another process started. */
  connect(data: DataFolder, record: MachineRecord, signal: AbortSignal | undefined): Promise<GuestConnection>;
  /** Saves the machine that runs in `folder` into its own file; the machine continues, also where this rejects. */
  save(
    folder: string,
    file: string,
    options: { readonly isAlive: () => boolean; readonly signal: AbortSignal | undefined },
  ): Promise<void>;
}

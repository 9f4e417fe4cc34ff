import { say } from '../../../extension/core/language/say.ts';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pollUntil } from '../../../extension/core/async/pollUntil.ts';
import type { FailureError } from '../../../extension/core/failure/failureError.ts';
import type * as port from '../../../extension/core/machine/machine.ts';
import { isAlive, ownIdentity, type ProcessIdentity } from '../../process/processIdentity.ts';
import type { DataFolder } from '../../store/dataFolder.ts';
import { requireSpace, storeFailure } from '../../store/diskSpace.ts';
import { saveRecord, type MachineRecord } from '../../store/machineRecord.ts';
import { endProcessesOf } from '../../store/runFolder.ts';
import type { GuestConnection } from '../../transport/guestConnection.ts';
import { GuestMachine, type GuestMachineOptions } from '../guestMachine.ts';
import { diedError, notRunningError } from '../../transport/lifeErrors.ts';
import {
  CHECKPOINTS,
  findCheckpoint,
  listCheckpoints,
  removeAllCheckpoints,
  removeCheckpoint,
  writeCheckpoint,
} from './checkpointFiles.ts';
import { UnfitStateError, type Clone, type CloneBackend, type SavedMachine } from './cloneBackend.ts';

/** What a process that is ending takes at most, on a busy computer. */
const ENDING_MS = 3000;

/** The running clone, as this process sees it. */
interface Life {
  readonly record: MachineRecord;
  readonly connection: GuestConnection;
  readonly process: ProcessIdentity;
}

/** A machine of our own on this computer: a clone of one that was booted once and saved. See README.md. */
export class ClonedMachine<From> extends GuestMachine<Life> {
  readonly kind: 'qemu' | 'v86';
  readonly #backend: CloneBackend<From>;
  /** What the running machine was made from: a checkpoint of it needs the same. Absent after an attach. */
  #from: From | undefined;

  constructor(data: DataFolder, id: string, backend: CloneBackend<From>, options: GuestMachineOptions) {
    super(data, id, options);
    this.kind = backend.kind;
    this.#backend = backend;
  }

  /** The machine of a record, connected. Rejects with FailureError `died` where it no longer runs. */
  static async attach<From>(
    data: DataFolder,
    record: MachineRecord,
    backend: CloneBackend<From>,
    signal?: AbortSignal,
  ): Promise<ClonedMachine<From>> {
    if (!record.process || !isAlive(record.process)) throw diedError(backend.gone);
    const connection = await backend.connect(data, record, signal);
    const machine = new ClonedMachine(data, record.id, backend, record);
    machine.knownFacts = record.facts;
    machine.#live({ record, connection, process: record.process });
    return machine;
  }

  readonly checkpoints: port.Checkpoints = {
    take: async (operation = {}) => {
      await this.idle();
      const life = this.life;
      if (!life) throw notRunningError();
      operation.onProgress?.({ message: say('Saving the machine as it is') });
      return this.#save(life, operation.name, operation.signal);
    },
    restore: async (checkpoint, operation = {}) => {
      await this.idle();
      const before = this.life;
      if (!before) throw notRunningError();
      const state = findCheckpoint(this.folder, checkpoint);
      return this.work(operation, async (inner) => {
        inner.onProgress?.({ message: say('Going back to the saved machine') });
        const from = this.#from ?? (await this.#backend.gather(this.data, this.requirements, inner));
        await this.#endGuest();
        const { facts, template = '' } = before.record;
        await this.#begin(from, { state, facts, template }, inner, before.record);
      });
    },
    list: () => Promise.resolve(listCheckpoints(this.folder)),
    discard: (checkpoint) => {
      removeCheckpoint(this.folder, checkpoint);
      return Promise.resolve();
    },
  };

  protected async bringUp(operation: port.Operation): Promise<void> {
    const from = await this.#backend.gather(this.data, this.requirements, operation);
    const template = await this.#backend.ensureTemplate(from, operation);
    operation.onProgress?.({ message: say('Starting the machine'), fraction: 0.9 });
    try {
      await this.#begin(from, template, operation);
    } catch (error) {
      if (!(error instanceof UnfitStateError)) throw error;
      // The template's files are whole, and the backend can't restore them: makes the template again.
      this.#backend.discardTemplate(from, template);
      await this.#begin(from, await this.#backend.ensureTemplate(from, operation), operation);
    }
  }

  protected async bringBack({ record }: Life, operation: port.Operation): Promise<void> {
    const from = await this.#backend.gather(this.data, this.requirements, operation);
    // By name of what it is made from, so that a machine of an older image gets the one of today.
    const template = await this.#backend.ensureTemplate(from, operation);
    await this.#endGuest();
    removeAllCheckpoints(this.folder);
    await this.#begin(from, template, operation, record);
  }

  /** Its processes belong to its run folder, and go with it. */
  protected removeOutside(): Promise<void> {
    return Promise.resolve();
  }

  protected override failure(error: unknown): unknown {
    return error instanceof UnfitStateError ? error.cause : super.failure(error);
  }

  async #begin(
    from: From,
    saved: SavedMachine,
    operation: port.Operation,
    before?: MachineRecord,
  ): Promise<void> {
    let record: MachineRecord | undefined;
    const clone: Clone = await this.#backend.startClone(from, saved, {
      id: this.id,
      internet: this.requirements.internet,
      signal: operation.signal,
      onSpawn: (kept) => {
        const { facts, template } = saved;
        record = {
          ...{ format: 1, id: this.id, kind: this.kind, process: kept.identity, owner: ownIdentity() },
          ...{ port: 0, hostKey: '', facts, template, lesson: this.lesson, requirements: this.requirements },
          startedAt: before?.startedAt ?? new Date().toISOString(),
        };
        saveRecord(this.data, record);
      },
    });
    if (!record) throw new Error('a clone runs that was never spawned');
    if (before && before.owner?.pid !== process.pid) {
      record = { ...record, owner: before.owner };
      saveRecord(this.data, record);
    }
    this.knownFacts = saved.facts;
    this.#from = from;
    const life = { record, connection: clone.connection, process: clone.kept.identity };
    this.#live(life);
    void clone.kept.ended.then(() => this.lose(life, diedError(this.#backend.gone)));
  }

  /** Ends the guest and keeps the folder for the next one. */
  async #endGuest(): Promise<void> {
    this.letGo();
    await endProcessesOf(this.folder);
    for (const left of readdirSync(this.folder)) {
      if (left !== 'owner.json' && left !== CHECKPOINTS) rmSync(join(this.folder, left), { force: true });
    }
  }

  /** The machine continues in any case. Rejects with a FailureError, or with the signal's reason. */
  async #save(
    life: Life,
    name: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<port.Checkpoint> {
    const folder = this.folder;
    await requireSpace(
      folder,
      this.#backend.checkpointBytes(this.requirements),
      say('A checkpoint of the machine'),
    );
    const running = (): boolean => isAlive(life.process);
    try {
      return await writeCheckpoint(folder, name, (file) =>
        this.#backend.save(folder, file, { isAlive: running, signal }),
      );
    } catch (error) {
      signal?.throwIfAborted();
      throw running() ? storeFailure(error, folder) : diedError(this.#backend.gone);
    }
  }

  /** A process that ends closes its sockets a moment before it is gone. */
  async #lost(life: Life, error: FailureError): Promise<void> {
    const ended = (): true | undefined => !isAlive(life.process) || undefined;
    const gone = await pollUntil(ended, { timeoutMs: ENDING_MS, everyMs: 20 });
    this.lose(life, gone ? diedError(this.#backend.gone) : error);
  }

  #live(life: Life): void {
    this.life = life;
    life.connection.onLost((error) => void this.#lost(life, error));
  }
}

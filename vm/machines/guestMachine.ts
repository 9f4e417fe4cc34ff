import { say } from '../../extension/core/language/say.ts';
import { join } from 'node:path';
import { Sequencer } from '../../extension/core/async/sequencer.ts';
import { Emitter } from '../../extension/core/lifetime/emitter.ts';
import type * as port from '../../extension/core/machine/machine.ts';
import type { FailureError } from '../../extension/core/failure/failureError.ts';
import type { DataFolder } from '../store/dataFolder.ts';
import { storeFailure } from '../store/diskSpace.ts';
import { heir, loadRecord, removeRecord, saveRecord } from '../store/machineRecord.ts';
import { removeRunFolder } from '../store/runFolder.ts';
import type { GuestConnection } from '../transport/guestConnection.ts';
import { notRunningError } from '../transport/lifeErrors.ts';

export interface GuestMachineOptions {
  readonly requirements: port.MachineRequirements;
  /** The lesson that it is for; kept in its record. */
  readonly lesson?: string | undefined;
}

/** A guest with its connection, its record and its life cycle: one start or reset at a time. */
export abstract class GuestMachine<Life extends { readonly connection: GuestConnection }>
  implements port.Machine
{
  abstract readonly kind: port.MachineKind;
  readonly id: string;
  protected readonly data: DataFolder;
  protected readonly requirements: port.MachineRequirements;
  protected readonly lesson: string | undefined;
  /** The running guest, as this process sees it. */
  protected life: Life | undefined;
  protected knownFacts: port.MachineFacts | undefined;
  readonly #died = new Emitter<FailureError>();
  readonly onDied = this.#died.event;
  readonly #turns = new Sequencer();
  /** The work that was asked for last, until it is done. */
  #latest: Promise<void> | undefined;
  /** Cancelled by `stop` and `destroy`: what was asked for before. */
  #cancel = new AbortController();

  constructor(data: DataFolder, id: string, { requirements, lesson }: GuestMachineOptions) {
    this.data = data;
    this.id = id;
    this.requirements = requirements;
    this.lesson = lesson;
  }

  /** Brings a guest up and makes it the machine's `life`. */
  protected abstract bringUp(operation: port.Operation): Promise<void>;

  /** Makes a fresh guest of the one of `before` the machine's `life`. */
  protected abstract bringBack(before: Life, operation: port.Operation): Promise<void>;

  /** Ends what is beside the run folder and the record. */
  protected abstract removeOutside(life: Life | undefined): Promise<void>;

  /** The error to report for one that ended a start or a reset. */
  protected failure(error: unknown): unknown {
    return storeFailure(error, this.data.root);
  }

  get facts(): port.MachineFacts {
    if (!this.knownFacts) throw notRunningError();
    return this.knownFacts;
  }

  start(operation: port.Operation = {}): Promise<void> {
    if (this.life || this.#latest) return this.#latest ?? Promise.resolve();
    return this.work(operation, (inner) => this.bringUp(inner));
  }

  reset(operation: port.Operation = {}): Promise<void> {
    return this.work(operation, (inner) => {
      if (!this.life) return this.bringUp(inner);
      inner.onProgress?.({ message: say('Resetting the machine') });
      return this.bringBack(this.life, inner);
    });
  }

  stop(): Promise<void> {
    return this.destroy();
  }

  async destroy(): Promise<void> {
    this.#cancel.abort(notRunningError());
    this.#cancel = new AbortController();
    await this.#turns.run(() => this.#remove());
  }

  detach(): void {
    const record = loadRecord(this.data, this.id);
    if (record?.owner?.pid === process.pid) saveRecord(this.data, { ...record, owner: heir() });
    this.letGo();
  }

  async openTerminal(name: string, at: port.TerminalLocation, size: port.TerminalSize): Promise<port.Pty> {
    return (await this.#connection()).openTerminal(name, at, size);
  }

  async listTerminals(): Promise<readonly port.GuestTerminal[]> {
    return (await this.#connection()).listTerminals();
  }

  async closeTerminal(name: string): Promise<void> {
    return (await this.#connection()).closeTerminal(name);
  }

  async exec(host: string, command: port.Command, options?: port.ExecOptions): Promise<port.ExecResult> {
    return (await this.#connection()).exec(host, command, options);
  }

  async copyIn(path: string, bytes: Uint8Array, mode?: number): Promise<void> {
    return (await this.#connection()).copyIn(path, bytes, mode);
  }

  protected get folder(): string {
    return join(this.data.run, this.id);
  }

  /** Resolves when no start, reset or restore is under way. */
  protected async idle(): Promise<void> {
    await this.#latest;
  }

  /** Runs one task after the other; a task that fails leaves nothing behind. */
  protected work(operation: port.Operation, task: (inner: port.Operation) => Promise<void>): Promise<void> {
    const cancel = this.#cancel.signal;
    const signal = operation.signal ? AbortSignal.any([operation.signal, cancel]) : cancel;
    const done = this.#turns.run(async () => {
      try {
        signal.throwIfAborted();
        await task({ ...operation, signal });
      } catch (error) {
        // The next start removes what can't be removed now; the caller needs to know why the work failed.
        await this.#remove().catch(() => {});
        throw this.failure(error);
      } finally {
        if (this.#latest === done) this.#latest = undefined;
      }
    });
    // Not in `done`, which may have no listener.
    done.catch(() => {});
    this.#latest = done;
    return done;
  }

  /** The guest of this life is lost, unless the machine has another by now. */
  protected lose(life: Life, error: FailureError): void {
    if (this.life?.connection !== life.connection) return;
    this.letGo();
    this.#died.fire(error);
  }

  protected letGo(): void {
    this.life?.connection.dispose();
    this.life = undefined;
  }

  async #connection(): Promise<GuestConnection> {
    // A call during a reset means the machine after it.
    await this.idle();
    if (!this.life) throw notRunningError();
    return this.life.connection;
  }

  async #remove(): Promise<void> {
    const { life } = this;
    // A connection that was closed on purpose is not a dead machine.
    this.life = undefined;
    try {
      await this.removeOutside(life);
    } finally {
      life?.connection.dispose();
    }
    await removeRunFolder(this.folder);
    removeRecord(this.data, this.id);
  }
}

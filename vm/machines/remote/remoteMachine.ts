import { join } from 'node:path';
import { Emitter } from '../../../extension/core/lifetime/emitter.ts';
import type * as port from '../../../extension/core/machine/machine.ts';
import type { MachineError } from '../../../extension/core/machine/machineError.ts';
import { ownIdentity } from '../../process/processIdentity.ts';
import type { DataFolder } from '../../store/dataFolder.ts';
import { storeFailure } from '../../store/diskSpace.ts';
import { heir, loadRecord, removeRecord, saveRecord, type MachineRecord } from '../../store/machineRecord.ts';
import { removeRunFolder } from '../../store/runFolder.ts';
import type { SshConnection } from '../../transport/sshConnection.ts';
import { readFacts } from '../guestFacts.ts';
import { notRunningError } from '../lifeErrors.ts';

/** A guest that was reached: root's connection, and what a later process needs to reach it again. */
export interface Reached {
  readonly connection: SshConnection;
  readonly route: Pick<MachineRecord, 'address' | 'port' | 'hostKey' | 'ssh'>;
}

/** What an engine adds to a Linux that is reached by ssh: how it is brought up, brought back, and given up. */
export interface RemoteEngine {
  readonly kind: 'vagrant' | 'ssh';
  /** A guest with our programs, in the state that `bringBack` brings back. Rejecting, it leaves what `remove` removes. */
  bringUp(operation: port.Operation): Promise<Reached>;
  /** Back to the state right after `bringUp`; closes the connection unless it gives the same one back. */
  bringBack(reached: Reached, operation: port.Operation): Promise<Reached>;
  /** Gives the guest up, with all that is the engine's. The connection, where there is one, is still open. */
  remove(reached: Reached | undefined): Promise<void>;
}

/** A disposable Linux that is reached by ssh, whoever runs it. */
export class RemoteMachine implements port.Machine {
  readonly kind: RemoteEngine['kind'];
  readonly id: string;
  readonly #data: DataFolder;
  readonly #engine: RemoteEngine;
  readonly #needs: port.MachineNeeds;
  readonly #lesson: string | undefined;
  readonly #died = new Emitter<MachineError>();
  readonly onDied = this.#died.event;
  #reached: Reached | undefined;
  #watched: SshConnection | undefined;
  #facts: port.MachineFacts | undefined;
  /** The start or reset under way; `stop` and `destroy` cancel it. */
  #current: { readonly cancel: AbortController; readonly done: Promise<void> } | undefined;

  constructor(
    data: DataFolder,
    id: string,
    engine: RemoteEngine,
    options: { readonly needs: port.MachineNeeds; readonly lesson?: string | undefined },
  ) {
    this.kind = engine.kind;
    this.id = id;
    this.#data = data;
    this.#engine = engine;
    this.#needs = options.needs;
    this.#lesson = options.lesson;
  }

  /** The machine of a record, whose guest was reached. */
  static attached(
    data: DataFolder,
    record: MachineRecord,
    engine: RemoteEngine,
    connection: SshConnection,
  ): RemoteMachine {
    const machine = new RemoteMachine(data, record.id, engine, record);
    machine.#facts = record.facts;
    machine.#live({ connection, route: record });
    return machine;
  }

  get facts(): port.MachineFacts {
    if (!this.#facts) throw notRunningError();
    return this.#facts;
  }

  start(operation: port.Operation = {}): Promise<void> {
    if (this.#reached || this.#current) return this.#current?.done ?? Promise.resolve();
    return this.#run(operation, async (inner) => {
      const reached = await this.#engine.bringUp(inner);
      this.#live(reached);
      await this.#meet(reached, inner);
    });
  }

  async reset(operation: port.Operation = {}): Promise<void> {
    await this.#current?.done.catch(() => {});
    const before = this.#reached;
    if (!before) return this.start(operation);
    return this.#run(operation, async (inner) => {
      inner.onProgress?.({ message: 'Resetting the machine' });
      // What the engine closes on purpose has not died.
      this.#reached = undefined;
      const reached = await this.#engine.bringBack(before, inner);
      this.#live(reached);
      await this.#meet(reached, inner);
    });
  }

  stop(): Promise<void> {
    return this.destroy();
  }

  async destroy(): Promise<void> {
    this.#current?.cancel.abort(notRunningError());
    await this.#current?.done.catch(() => {});
    await this.#giveUp();
  }

  detach(): void {
    const record = loadRecord(this.#data, this.id);
    if (record?.owner?.pid === process.pid) saveRecord(this.#data, { ...record, owner: heir() });
    this.#letGo();
  }

  async openTerminal(name: string, host: string, size: port.TerminalSize): Promise<port.Pty> {
    return (await this.#connection()).openTerminal(name, host, size);
  }

  async exec(host: string, command: port.Command, options?: port.ExecOptions): Promise<port.ExecResult> {
    return (await this.#connection()).exec(host, command, options);
  }

  async copyIn(path: string, bytes: Uint8Array, mode?: number): Promise<void> {
    return (await this.#connection()).copyIn(path, bytes, mode);
  }

  async #connection(): Promise<SshConnection> {
    // A call during a reset means the machine after it.
    await this.#current?.done;
    if (!this.#reached) throw notRunningError();
    return this.#reached.connection;
  }

  /** Asks the guest what it is, and writes that down. */
  async #meet({ connection, route }: Reached, operation: port.Operation): Promise<void> {
    const facts = await readFacts(connection, { engine: this.kind }, operation.signal);
    const before = loadRecord(this.#data, this.id);
    const owner = before && before.owner?.pid !== process.pid ? before.owner : ownIdentity();
    this.#facts = facts;
    saveRecord(this.#data, {
      ...{ format: 1, id: this.id, kind: this.kind, owner, facts, lesson: this.#lesson, needs: this.#needs },
      ...{ address: route.address, port: route.port, hostKey: route.hostKey, ssh: route.ssh },
      startedAt: before?.startedAt ?? new Date().toISOString(),
    });
  }

  /** One start or reset at a time; whatever goes wrong in it leaves nothing. */
  #run(operation: port.Operation, task: (inner: port.Operation) => Promise<void>): Promise<void> {
    const cancel = new AbortController();
    const signal = operation.signal ? AbortSignal.any([operation.signal, cancel.signal]) : cancel.signal;
    const work = async (): Promise<void> => {
      try {
        signal.throwIfAborted();
        await task({ ...operation, signal });
      } catch (error) {
        // What can't be removed now is removed at the next start; why the work failed is the news.
        await this.#giveUp().catch(() => {});
        throw storeFailure(error, this.#data.root);
      } finally {
        this.#current = undefined;
      }
    };
    const done = work();
    // Told apart from `done`, which nobody may be waiting for.
    done.catch(() => {});
    this.#current ??= { cancel, done };
    return done;
  }

  async #giveUp(): Promise<void> {
    const reached = this.#reached;
    this.#reached = undefined;
    try {
      await this.#engine.remove(reached);
    } finally {
      reached?.connection.dispose();
    }
    await removeRunFolder(join(this.#data.run, this.id));
    removeRecord(this.#data, this.id);
  }

  #live(reached: Reached): void {
    this.#reached = reached;
    if (this.#watched === reached.connection) return;
    this.#watched = reached.connection;
    reached.connection.onLost((error) => {
      if (this.#reached?.connection !== reached.connection) return;
      this.#letGo();
      this.#died.fire(error);
    });
  }

  #letGo(): void {
    this.#reached?.connection.dispose();
    this.#reached = undefined;
  }
}

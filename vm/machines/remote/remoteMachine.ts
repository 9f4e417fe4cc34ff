import type * as port from '../../../extension/core/machine/machine.ts';
import { ownIdentity } from '../../process/processIdentity.ts';
import type { DataFolder } from '../../store/dataFolder.ts';
import { loadRecord, saveRecord, type MachineRecord } from '../../store/machineRecord.ts';
import type { SshConnection } from '../../ssh/sshConnection.ts';
import { readFacts } from '../../transport/guestFacts.ts';
import { GuestMachine, type GuestMachineOptions } from '../guestMachine.ts';

/** A guest that was reached: root's connection, and what a later process needs to reach it again. */
export interface Reached {
  readonly connection: SshConnection;
  readonly route: Pick<MachineRecord, 'address' | 'port' | 'hostKey' | 'ssh'>;
}

/** What a backend adds to a Linux that is reached by ssh: how it is brought up, brought back, and given up. */
export interface RemoteBackend {
  readonly kind: 'vagrant' | 'ssh';
  /** A guest with our programs, in the state that `bringBack` brings back. Rejecting, it leaves what `remove` removes. */
  bringUp(operation: port.Operation): Promise<Reached>;
  /** Back to the state right after `bringUp`; closes the connection unless it gives the same one back. */
  bringBack(reached: Reached, operation: port.Operation): Promise<Reached>;
  /** Gives the guest up, with all that is the backend's. The connection, where there is one, is still open. */
  remove(reached: Reached | undefined): Promise<void>;
}

/** A disposable Linux that is reached by ssh. */
export class RemoteMachine extends GuestMachine<Reached> {
  readonly kind: RemoteBackend['kind'];
  readonly #backend: RemoteBackend;
  #watched: SshConnection | undefined;

  constructor(data: DataFolder, id: string, backend: RemoteBackend, options: GuestMachineOptions) {
    super(data, id, options);
    this.kind = backend.kind;
    this.#backend = backend;
  }

  /** The machine of a record, whose guest was reached. */
  static attached(
    data: DataFolder,
    record: MachineRecord,
    backend: RemoteBackend,
    connection: SshConnection,
  ): RemoteMachine {
    const machine = new RemoteMachine(data, record.id, backend, record);
    machine.knownFacts = record.facts;
    machine.#live({ connection, route: record });
    return machine;
  }

  protected async bringUp(operation: port.Operation): Promise<void> {
    await this.#meet(await this.#backend.bringUp(operation), operation);
  }

  protected async bringBack(before: Reached, operation: port.Operation): Promise<void> {
    // What the backend closes on purpose has not died.
    this.life = undefined;
    await this.#meet(await this.#backend.bringBack(before, operation), operation);
  }

  protected removeOutside(reached: Reached | undefined): Promise<void> {
    return this.#backend.remove(reached);
  }

  /** Asks the guest what it is, and writes that down. */
  async #meet(reached: Reached, operation: port.Operation): Promise<void> {
    const { connection, route } = reached;
    this.#live(reached);
    const facts = await readFacts(connection, { backend: this.kind }, operation.signal);
    const before = loadRecord(this.data, this.id);
    const owner = before && before.owner?.pid !== process.pid ? before.owner : ownIdentity();
    this.knownFacts = facts;
    saveRecord(this.data, {
      ...{
        format: 1,
        id: this.id,
        kind: this.kind,
        owner,
        facts,
        lesson: this.lesson,
        requirements: this.requirements,
      },
      ...{ address: route.address, port: route.port, hostKey: route.hostKey, ssh: route.ssh },
      startedAt: before?.startedAt ?? new Date().toISOString(),
    });
  }

  #live(reached: Reached): void {
    this.life = reached;
    if (this.#watched === reached.connection) return;
    this.#watched = reached.connection;
    reached.connection.onLost((error) => this.lose(reached, error));
  }
}

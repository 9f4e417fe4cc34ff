import { say } from '../../../extension/core/language/say.ts';
import type { MachineRequirements, Operation } from '../../../extension/core/machine/machine.ts';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { guestWorld, provisionGuest } from '../../provision/provisionGuest.ts';
import { openRootDoor } from '../../provision/rootDoor.ts';
import { startDocker } from '../../provision/startDocker.ts';
import { run } from '../../process/run.ts';
import type { InstallationKey } from '../../store/installationKey.ts';
import type { MachineRecord } from '../../store/machineRecord.ts';
import type { SshAddress, SshSettings } from '../../store/settings.ts';
import { SshConnection } from '../../ssh/sshConnection.ts';
import type { Reached, RemoteBackend } from '../remote/remoteMachine.ts';
import { claimMachine, releaseMachine, requireDisposable } from './disposable.ts';
import { CONNECT_MS, knownHostKey, sshTarget } from './sshRoute.ts';

/** A machine that its owner's command restores may boot. */
const RESTORED_MS = 180_000;
const RESET_COMMAND_MS = 10 * 60_000;

/** A Linux that is reached over ssh and is marked as disposable. */
export class SshBackend implements RemoteBackend {
  readonly kind = 'ssh';
  readonly #place: SshAddress;
  readonly #settings: SshSettings;
  readonly #key: InstallationKey;

  readonly #requirements: MachineRequirements;

  constructor(
    place: SshAddress,
    settings: SshSettings,
    key: InstallationKey,
    requirements: MachineRequirements,
  ) {
    this.#requirements = requirements;
    this.#place = place;
    this.#settings = settings;
    this.#key = key;
  }

  async bringUp(operation: Operation): Promise<Reached> {
    operation.onProgress?.({ message: say('Connecting to {host}', { host: this.#place.host }) });
    return this.#enter(CONNECT_MS, operation, async (connection) => {
      await provisionGuest(connection, { ...operation, install: false });
      // The world is saved once: what a crash left of a lesson is not part of it.
      const verb = (await hasSavedWorld(connection, operation.signal)) ? 'clean' : 'save';
      await guestWorld(connection, verb, operation.signal);
      await this.#prepare(connection, operation);
    });
  }

  async bringBack(reached: Reached, operation: Operation): Promise<Reached> {
    const command = this.#settings.resetCommand;
    if (!command) {
      await guestWorld(reached.connection, 'clean', operation.signal);
      await this.#prepare(reached.connection, operation);
      return reached;
    }
    reached.connection.dispose();
    const result = await run(command, { signal: operation.signal, timeoutMs: RESET_COMMAND_MS });
    if (result.exitCode !== 0) {
      throw new FailureError(
        failure('reset-command-failed', {
          command: command[0],
          said: result.stderr.trim().split('\n').at(-1) || say('It did not say why'),
        }),
      );
    }
    return this.#enter(RESTORED_MS, operation, async (connection) => {
      await provisionGuest(connection, { ...operation, install: false });
      await this.#prepare(connection, operation);
    });
  }

  async #prepare(connection: SshConnection, operation: Operation): Promise<void> {
    if (this.#requirements.docker) await startDocker(connection, operation);
  }

  async remove(reached: Reached | undefined): Promise<void> {
    if (!reached) return;
    // A machine that is out of reach is cleaned at the next start.
    await guestWorld(reached.connection, 'clean').catch(() => {});
    await releaseMachine(reached.connection).catch(() => {});
  }

  /** Reaches the machine again as a record has it. */
  static async attach(
    record: MachineRecord,
    key: InstallationKey,
    signal?: AbortSignal,
  ): Promise<{ backend: SshBackend; connection: SshConnection }> {
    if (!record.ssh) throw new Error('a record of an ssh machine without its place');
    const { place, ...settings } = record.ssh;
    const backend = new SshBackend(place, settings, key, record.requirements);
    const root = {
      ...sshTarget(place, settings, key, record.hostKey),
      user: 'root',
      privateKey: key.privateKey,
      agent: undefined,
    };
    return { backend, connection: await SshConnection.open(root, { timeoutMs: CONNECT_MS, signal }) };
  }

  /** `prepare` may be done a second time: it, and all before it, leaves what is done already as it is. */
  async #enter(
    timeoutMs: number,
    operation: Operation,
    prepare: (connection: SshConnection) => Promise<void>,
    again = false,
  ): Promise<Reached> {
    const { signal } = operation;
    const hostKey = await knownHostKey(this.#place, this.#settings, signal);
    const target = sshTarget(this.#place, this.#settings, this.#key, hostKey);
    const asked = await SshConnection.open(target, { timeoutMs, signal });
    await requireDisposable(asked, this.#place.host, signal).finally(() => asked.dispose());
    const connection = await openRootDoor(target, this.#key, { timeoutMs, signal });
    try {
      await claimMachine(connection, this.#place.host, this.#key, signal);
      await prepare(connection);
    } catch (error) {
      connection.dispose();
      // It was there a moment ago.
      const wasLost = error instanceof FailureError && error.code === 'connection-lost';
      if (wasLost && !again) return this.#enter(timeoutMs, operation, prepare, true);
      throw error;
    }
    const { address, port } = target;
    return { connection, route: { address, port, hostKey, ssh: { ...this.#settings, place: this.#place } } };
  }
}

async function hasSavedWorld(connection: SshConnection, signal: AbortSignal | undefined): Promise<boolean> {
  const argv = ['test', '-d', '/var/lib/patchbay/baseline'] as const;
  return (await connection.exec('vm', { argv: [...argv] }, { signal })).exitCode === 0;
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MachineRequirements, Operation } from '../../../extension/core/machine/machine.ts';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { pollUntil } from '../../../extension/core/async/pollUntil.ts';
import { say } from '../../../extension/core/language/say.ts';
import { provisionGuest } from '../../provision/provisionGuest.ts';
import { openRootDoor } from '../../provision/rootDoor.ts';
import { startDocker } from '../../provision/startDocker.ts';
import type { DataFolder } from '../../store/dataFolder.ts';
import type { InstallationKey } from '../../store/installationKey.ts';
import type { MachineRecord } from '../../store/machineRecord.ts';
import type { VagrantSettings } from '../../store/settings.ts';
import { shownHostKey } from '../../ssh/knownHosts.ts';
import { SshConnection } from '../../ssh/sshConnection.ts';
import type { Reached, RemoteBackend } from '../remote/remoteMachine.ts';
import { wakeGuest } from '../../transport/wakeGuest.ts';
import { parseSshConfig, type VagrantSshConfig } from './sshConfig.ts';
import { callVagrant } from './vagrantCall.ts';
import { destroyVagrantMachine, makeVagrantFolder } from './vagrantFolder.ts';

/** Where a box is fetched and packages are installed, on a slow line. */
const UP_MS = 45 * 60_000;
const CALL_MS = 120_000;
const CONNECT_MS = 60_000;
const SNAPSHOT = 'start';
/** Written where the provider has no snapshots: a reset is then another `up`. */
const NO_SNAPSHOT = 'no-snapshot';

/** A Linux that Vagrant makes, with whatever provider it has here. */
export class VagrantBackend implements RemoteBackend {
  readonly kind = 'vagrant';
  readonly #data: DataFolder;
  readonly #id: string;
  readonly #settings: VagrantSettings;
  readonly #key: InstallationKey;
  readonly #requirements: MachineRequirements;

  constructor(
    data: DataFolder,
    id: string,
    options: {
      readonly settings: VagrantSettings;
      readonly key: InstallationKey;
      readonly requirements: MachineRequirements;
    },
  ) {
    this.#data = data;
    this.#id = id;
    this.#settings = options.settings;
    this.#key = options.key;
    this.#requirements = options.requirements;
  }

  async bringUp(operation: Operation): Promise<Reached> {
    const { signal, onProgress } = operation;
    onProgress?.({ message: say('Starting Vagrant'), fraction: 0.01 });
    const { folder, ownBox } = await makeVagrantFolder(this.#data, this.#id, this.#settings, {
      internet: this.#requirements.internet,
      signal,
    });
    const { provider } = this.#settings;
    const up = ['up', ...(provider === undefined ? [] : ['--provider', provider])];
    await callVagrant(folder, up, { ...operation, doing: say('making the machine'), timeoutMs: UP_MS });
    const output = await callVagrant(folder, ['ssh-config'], {
      doing: say('asking how to reach the machine'),
      timeoutMs: CALL_MS,
      signal,
    });
    const config = parseSshConfig(output.replaceAll('\\n', '\n'));
    if (!config) throw unreadableConfig(output);
    const reached = await this.#openDoor(config, operation);
    try {
      await provisionGuest(reached.connection, { ...operation, install: !ownBox });
      await takeWellKnownKey(reached.connection, config.user, this.#key, signal);
      if (!this.#requirements.internet)
        await reached.connection.exec('vm', { script: NO_WAY_OUT }, { signal });
      if (this.#requirements.docker) await startDocker(reached.connection, operation);
    } finally {
      // What is saved has no session in it that would hang after a restore.
      reached.connection.dispose();
    }
    await this.#save(folder, operation);
    return this.#enter(reached.route, signal);
  }

  async bringBack(reached: Reached, operation: Operation): Promise<Reached> {
    reached.connection.dispose();
    const folder = join(this.#data.run, this.#id);
    if (hasNoSnapshot(folder)) {
      await destroyVagrantMachine(folder, operation.signal);
      return this.bringUp(operation);
    }
    const restore = ['snapshot', 'restore', '--no-provision', SNAPSHOT];
    await callVagrant(folder, restore, {
      ...operation,
      doing: say('restoring the machine'),
      timeoutMs: CALL_MS,
    });
    return this.#enter(reached.route, operation.signal);
  }

  async remove(): Promise<void> {
    await destroyVagrantMachine(join(this.#data.run, this.#id));
  }

  /** Root's connection to a guest that takes our key; its clock and random pool are set right. */
  async #enter(route: Reached['route'], signal: AbortSignal | undefined): Promise<Reached> {
    const connection = await openAsRoot(route, this.#key, signal);
    try {
      await wakeGuest(connection, signal, true);
      return { connection, route };
    } catch (error) {
      connection.dispose();
      throw error;
    }
  }

  async #openDoor(config: VagrantSshConfig, { signal }: Operation): Promise<Reached> {
    const { address, port, user } = config;
    // The machine was made a moment ago by this computer: the key that it shows now is the one to expect from now on.
    const show = (): Promise<string | undefined> =>
      shownHostKey(address, port, 10_000, signal).catch(() => undefined);
    const hostKey = await pollUntil(show, { timeoutMs: CONNECT_MS, everyMs: 200, signal });
    if (hostKey === undefined) {
      throw new FailureError(failure('vagrant-ssh-silent', { address, port }));
    }
    // Vagrant's key is the last of them: ours is not there yet.
    const file = config.identityFiles.at(-1);
    const privateKey = file === undefined ? this.#key.privateKey : readFileSync(file, 'utf8');
    const first = { address, port, user, hostKey, privateKey };
    const connection = await openRootDoor(first, this.#key, { timeoutMs: CONNECT_MS, signal });
    return { connection, route: { address, port, hostKey } };
  }

  async #save(folder: string, operation: Operation): Promise<void> {
    const save = ['snapshot', 'save', SNAPSHOT];
    try {
      await callVagrant(folder, save, { ...operation, doing: say('saving the machine'), timeoutMs: CALL_MS });
    } catch (error) {
      if (!(error instanceof FailureError) || error.code !== 'snapshots-unsupported') throw error;
      writeFileSync(join(folder, NO_SNAPSHOT), '');
    }
  }
}

/** Reaches the machine of a record again. */
export function openAsRoot(
  route: Pick<MachineRecord, 'address' | 'port' | 'hostKey'>,
  key: InstallationKey,
  signal: AbortSignal | undefined,
): Promise<SshConnection> {
  const { address = '127.0.0.1', port, hostKey } = route;
  const target = { address, port, hostKey, user: 'root', privateKey: key.privateKey };
  return SshConnection.open(target, { timeoutMs: CONNECT_MS, signal });
}

/** A network of its own cannot be had from every provider; a way out that is not there is not taken by accident. */
const NO_WAY_OUT = 'ip route del default; ip -6 route del default; true';

/** Only this installation's key opens the machine from now on: everybody has Vagrant's. */
async function takeWellKnownKey(
  connection: SshConnection,
  user: string,
  key: InstallationKey,
  signal: AbortSignal | undefined,
): Promise<void> {
  const script = `home=$(getent passwd "$1" | cut -d: -f6)
    for file in /root/.ssh/authorized_keys "$home/.ssh/authorized_keys"; do [ ! -e "$file" ] || echo "$2" >"$file"; done`;
  await connection.exec('vm', { script, args: [user, key.publicLine] }, { signal });
}

function hasNoSnapshot(folder: string): boolean {
  try {
    readFileSync(join(folder, NO_SNAPSHOT));
    return true;
  } catch {
    return false;
  }
}

function unreadableConfig(output: string): FailureError {
  return new FailureError(failure('vagrant-no-address'), output);
}

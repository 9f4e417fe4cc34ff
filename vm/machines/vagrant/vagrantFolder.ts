import { createHash } from 'node:crypto';
import { copyFileSync, createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { say } from '../../../extension/core/language/say.ts';
import { run } from '../../process/run.ts';
import type { DataFolder } from '../../store/dataFolder.ts';
import { makeRunFolder } from '../../store/runFolder.ts';
import type { VagrantSettings } from '../../store/settings.ts';
import { freePort } from '../../process/freePort.ts';
import { vmSources } from '../vmSources.ts';
import { callVagrant, endVagrant, ENVIRONMENT_FILE } from './vagrantCall.ts';

/** Variables of vm/Vagrantfile that a user may set, beside the settings. */
const FROM_USER = [
  'PATCHBAY_BOX',
  'PATCHBAY_BOX_VERSION',
  'PATCHBAY_BOX_FILE',
  'PATCHBAY_MEMORY',
  'PATCHBAY_CPUS',
  'PATCHBAY_BOOT_TIMEOUT',
  'PATCHBAY_LIBVIRT_DRIVER',
] as const;
const DESTROY_MS = 120_000;

/** The folder of a machine: a copy of the Vagrantfile, its environment, and Vagrant's own state. */
export async function makeVagrantFolder(
  data: DataFolder,
  id: string,
  settings: VagrantSettings,
  options: { readonly internet: boolean; readonly signal?: AbortSignal | undefined },
): Promise<{ readonly folder: string; readonly ownBox: boolean }> {
  const folder = makeRunFolder(data, id);
  const environment = await vagrantEnvironment(settings, process.env, options.signal);
  environment['PATCHBAY_NAME'] = `patchbay-${id}`;
  environment['PATCHBAY_KEY_FILE'] = join(data.keys, 'id_ed25519');
  environment['PATCHBAY_SSH_PORT'] = String(await freePort());
  const ownBox = environment['PATCHBAY_BOX_FILE'] !== undefined;
  // A public box fetches its packages first.
  environment['PATCHBAY_LIBVIRT_NETWORK'] = ownBox && !options.internet ? 'none' : 'nat';
  copyFileSync(join(vmSources(), 'Vagrantfile'), join(folder, 'Vagrantfile'));
  writeFileSync(join(folder, ENVIRONMENT_FILE), JSON.stringify(environment), { mode: 0o600 });
  return { folder, ownBox };
}

/** The settings as vm/Vagrantfile's environment; they go before the user's own. Rejects with FailureError. */
export async function vagrantEnvironment(
  settings: VagrantSettings,
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<Record<string, string>> {
  const wanted: Record<string, string | undefined> = {
    ...Object.fromEntries(FROM_USER.map((name) => [name, env[name] || undefined])),
    ...(settings.box === undefined ? {} : { PATCHBAY_BOX: settings.box }),
    ...(settings.boxVersion === undefined ? {} : { PATCHBAY_BOX_VERSION: settings.boxVersion }),
    ...(settings.boxFile === undefined ? {} : { PATCHBAY_BOX_FILE: settings.boxFile }),
    ...(settings.memoryMb === undefined ? {} : { PATCHBAY_MEMORY: String(settings.memoryMb) }),
    ...(settings.cpus === undefined ? {} : { PATCHBAY_CPUS: String(settings.cpus) }),
    ...(settings.driver === undefined ? {} : { PATCHBAY_LIBVIRT_DRIVER: settings.driver }),
  };
  const { PATCHBAY_BOX_FILE: file } = wanted;
  if (file !== undefined) {
    wanted['PATCHBAY_BOX_FILE'] = resolve(file);
    wanted['PATCHBAY_BOX_SHA256'] = await boxChecksum(resolve(file), signal);
  }
  return Object.fromEntries(
    Object.entries(wanted).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Whether a run folder is a Vagrant machine's. */
export function isVagrantFolder(folder: string): boolean {
  return existsSync(join(folder, ENVIRONMENT_FILE));
}

/** Ends the machine of a folder, and all that Vagrant made for it; does nothing where that is done already. */
export async function destroyVagrantMachine(folder: string, signal?: AbortSignal): Promise<void> {
  if (!isVagrantFolder(folder)) return;
  await endVagrant(folder, signal);
  if (existsSync(join(folder, '.vagrant'))) {
    const call = { doing: say('removing the machine'), timeoutMs: DESTROY_MS, signal };
    await callVagrant(folder, ['destroy', '-f'], call);
  }
  await removeStrayVolume(folder, signal);
}

/** A Vagrant that is killed after it made the disk and before it recorded the machine leaves the disk without an owner. */
async function removeStrayVolume(folder: string, signal: AbortSignal | undefined): Promise<void> {
  const environment = JSON.parse(readFileSync(join(folder, ENVIRONMENT_FILE), 'utf8')) as Record<
    string,
    string
  >;
  const volume = `${environment['PATCHBAY_NAME']}.img`;
  const virsh = (...args: string[]) =>
    run(['virsh', '-c', 'qemu:///system', ...args], { timeoutMs: 20_000, signal });
  const path = await virsh('vol-path', volume, '--pool', 'default');
  if (path.exitCode === 0) await virsh('vol-delete', volume, '--pool', 'default');
}

/** The SHA-256 of a box file: what its `.sha256` says, else computed. Rejects with FailureError where it is not there. */
async function boxChecksum(file: string, signal: AbortSignal | undefined): Promise<string> {
  try {
    const sumFile = existsSync(`${file}.sha256`) ? readFileSync(`${file}.sha256`, 'utf8') : '';
    const [sum] = /^[0-9a-f]{64}/.exec(sumFile) ?? [];
    if (sum !== undefined && existsSync(file)) return sum;
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash, { signal });
    return hash.digest('hex');
  } catch (error) {
    signal?.throwIfAborted();
    signal?.throwIfAborted();
    throw new FailureError(
      failure('box-file-unreadable', {
        file,
        code: (error as NodeJS.ErrnoException).code ?? String(error),
      }),
      error,
    );
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { failure } from '../../extension/core/failure/failure.ts';
import { FailureError } from '../../extension/core/failure/failureError.ts';
import type { DataFolder } from './dataFolder.ts';
import { storeFailure } from './diskSpace.ts';
import { writeWhole } from './wholeFile.ts';

const path = z.string().min(1);

/** How to reach an existing Linux, in addition to its address. */
const sshSettingsSchema = z.strictObject({
  /** A private key without a passphrase; absent: the agent at $SSH_AUTH_SOCK, else ~/.ssh/id_ed25519 and so on. */
  keyFile: path.optional(),
  /** Default ~/.ssh/known_hosts. */
  knownHosts: path.optional(),
  /** A host to go through: `ssh://user@host:port`. */
  jump: z.string().optional(),
  /** A program on this computer that brings the machine back to its start, instead of cleaning it. */
  resetCommand: z.tuple([z.string()], z.string()).optional(),
});

const vagrantSettingsSchema = z.strictObject({
  /** `libvirt`, `virtualbox` …; absent: Vagrant chooses. */
  provider: z.string().optional(),
  /** A file that `npm run box` made; absent: the public box. */
  boxFile: path.optional(),
  box: z.string().optional(),
  boxVersion: z.string().optional(),
  memoryMb: z.int().min(256).optional(),
  cpus: z.int().min(1).optional(),
  /** libvirt's: `kvm`, or `qemu` where the processor cannot virtualise. */
  driver: z.enum(['kvm', 'qemu']).optional(),
});

const v86SettingsSchema = z
  .strictObject({
    /** A folder that `npm run v86` made, or the https address of one: where the emulated machine is fetched from. */
    snapshot: path.optional(),
    /** What older versions called it. */
    state: path.optional(),
  })
  .transform(({ state, snapshot = state }): { readonly snapshot?: string } =>
    snapshot === undefined ? {} : { snapshot },
  );

const settingsSchema = z.strictObject({
  /** `auto`, `qemu`, `vagrant`, `v86`, or `ssh://user@host:port`: the learner's machine in one word. */
  machine: z.string().default('auto'),
  ssh: sshSettingsSchema.default({}),
  vagrant: vagrantSettingsSchema.default({}),
  v86: v86SettingsSchema.default({}),
});

export type SshSettings = z.infer<typeof sshSettingsSchema>;
export type VagrantSettings = z.infer<typeof vagrantSettingsSchema>;
export type MachineSettings = z.infer<typeof settingsSchema>;

/** The chosen machine. */
export type MachineChoice =
  | { readonly kind: 'auto' }
  | { readonly kind: 'qemu' }
  | { readonly kind: 'vagrant' }
  | { readonly kind: 'v86' }
  | { readonly kind: 'ssh'; readonly place: SshAddress };

/** A user on a host. */
export interface SshAddress {
  readonly user: string;
  readonly host: string;
  readonly port: number;
}

/** The settings: settings.json of the data folder, below `$PATCHBAY_MACHINE`, below `machine`. Throws FailureError. */
export function readSettings(
  data: DataFolder,
  machine?: string,
  env: NodeJS.ProcessEnv = process.env,
): MachineSettings {
  const file = settingsFile(data);
  const wanted = machine ?? (env['PATCHBAY_MACHINE'] || undefined);
  let stored: unknown;
  try {
    stored = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unreadable(file, String(error));
    stored = {};
  }
  const parsed = settingsSchema.safeParse(stored);
  if (!parsed.success) throw unreadable(file, z.prettifyError(parsed.error));
  return wanted === undefined ? parsed.data : { ...parsed.data, machine: wanted };
}

/** Writes settings.json; throws FailureError where it can't. */
export function saveSettings(data: DataFolder, settings: Partial<MachineSettings>): void {
  try {
    writeWhole(settingsFile(data), `${JSON.stringify(settings, undefined, 2)}\n`);
  } catch (error) {
    throw storeFailure(error, data.root);
  }
}

/** Parses the setting `machine`; throws FailureError `unknown-machine` for other values. */
export function machineChoice(machine: string): MachineChoice {
  if (machine === 'auto' || machine === 'qemu' || machine === 'vagrant' || machine === 'v86')
    return { kind: machine };
  const place = machine.startsWith('ssh://') ? sshPlace(machine) : undefined;
  if (place) return { kind: 'ssh', place };
  throw new FailureError(failure('unknown-machine', { machine }));
}

/** `ssh://user@host:port`; root and 22 where they are left out. Undefined where it is something else. */
export function sshPlace(text: string): SshAddress | undefined {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  const plain = url.protocol === 'ssh:' && url.hostname !== '' && url.password === '' && url.search === '';
  if (!plain || (url.pathname !== '' && url.pathname !== '/')) return undefined;
  return {
    user: decodeURIComponent(url.username) || 'root',
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 22),
  };
}

function settingsFile(data: DataFolder): string {
  return join(data.root, 'settings.json');
}

function unreadable(file: string, why: string): FailureError {
  return new FailureError(failure('settings-unreadable', { file, reason: why }));
}

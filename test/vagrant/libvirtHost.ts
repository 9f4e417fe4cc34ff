import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBox } from '../../vm/box/buildBox.ts';
import { pollUntil } from '../../extension/core/async/pollUntil.ts';
import type { DataFolder } from '../../vm/store/dataFolder.ts';
import type { MachineSettings } from '../../vm/store/settings.ts';

/** A computer that Vagrant can make machines on: libvirtd runs, a box is there, and Vagrant has a home of its own. */
export interface LibvirtHost {
  readonly settings: MachineSettings;
  /** Machines, volumes and networks that libvirt has now, besides those of before; boxes' own disks are not among them. */
  left(): string[];
  /** Ends what was started, and removes the box and its disk. */
  close(): Promise<void>;
}

export async function openLibvirtHost(data: DataFolder): Promise<LibvirtHost> {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-vagrant-'));
  const daemons = await startDaemons(folder);
  const before = new Set(inventory());
  const pools = names('pool-list', '--all');
  const boxFile = join(folder, 'patchbay.box');
  await buildBox(data, boxFile, 'libvirt');
  const home = process.env['VAGRANT_HOME'];
  process.env['VAGRANT_HOME'] = join(folder, 'home');
  mkdirSync(process.env['VAGRANT_HOME']);
  return {
    settings: {
      machine: 'vagrant',
      ssh: {},
      vagrant: { provider: 'libvirt', boxFile, driver: 'qemu', memoryMb: 640, cpus: 1 },
      v86: {},
    },
    left: () => inventory().filter((name) => !before.has(name) && !isBoxDisk(name)),
    async close() {
      for (const disk of inventory().filter((name) => !before.has(name) && isBoxDisk(name)))
        virsh('vol-delete', disk.slice('volume '.length), '--pool', 'default');
      if (!pools.includes('default') && names('pool-list', '--all').includes('default')) {
        virsh('pool-destroy', 'default');
        virsh('pool-undefine', 'default');
      }
      if (home === undefined) delete process.env['VAGRANT_HOME'];
      else process.env['VAGRANT_HOME'] = home;
      for (const daemon of daemons.reverse()) await end(daemon);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Nothing where libvirtd runs already: it is then the system's, and stays. */
async function startDaemons(folder: string): Promise<ChildProcess[]> {
  if (answers()) return [];
  // Without these two lines libvirt asks QEMU what it can at every call, four seconds each, where a user libvirt-qemu
  // may not use /dev/kvm. Mounted over the system's file in a mount namespace of the daemon's own.
  const config = join(folder, 'qemu.conf');
  writeFileSync(config, 'user = "root"\ngroup = "root"\n');
  mkdirSync('/run/libvirt', { recursive: true });
  const inNamespace = `mount --bind ${config} /etc/libvirt/qemu.conf && exec "$@"`;
  const start = (program: string): ChildProcess => {
    const log = openSync(join(folder, `${program}.log`), 'a');
    return spawn('unshare', ['--mount', 'sh', '-c', inNamespace, 'sh', `/usr/sbin/${program}`], {
      stdio: ['ignore', log, log],
    });
  };
  const daemons = [start('virtlogd')];
  const logs = (): true | undefined => existsSync('/run/libvirt/virtlogd-sock') || undefined;
  if (!(await pollUntil(logs, { timeoutMs: 20_000, everyMs: 100 })))
    throw new Error(`virtlogd did not begin; its log is ${folder}/virtlogd.log`);
  daemons.push(start('libvirtd'));
  const up = await pollUntil(() => answers() || undefined, { timeoutMs: 60_000, everyMs: 200 });
  if (!up) throw new Error(`libvirtd did not answer; its log is ${folder}/libvirtd.log`);
  return daemons;
}

async function end(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null || daemon.signalCode !== null) return;
  const ended = new Promise((resolve) => daemon.once('exit', resolve));
  daemon.kill('SIGTERM');
  await ended;
}

function answers(): boolean {
  try {
    return virsh('uri').includes('qemu');
  } catch {
    return false;
  }
}

function inventory(): string[] {
  const volumes = names('pool-list').includes('default')
    ? virsh('vol-list', 'default')
        .split('\n')
        .flatMap((line) => /^\s*(\S+)/.exec(line)?.[1] ?? [])
    : [];
  return [
    ...names('list', '--all').map((name) => `machine ${name}`),
    ...volumes.map((name) => `volume ${name}`),
    ...names('net-list', '--all').map((name) => `network ${name}`),
  ];
}

function isBoxDisk(name: string): boolean {
  return name.startsWith('volume ') && name.includes('_vagrant_box_image_');
}

function names(...args: string[]): string[] {
  return virsh(...args, '--name')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function virsh(...args: string[]): string {
  return execFileSync('virsh', ['-q', '-c', 'qemu:///system', ...args], {
    encoding: 'utf8',
    timeout: 30_000,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

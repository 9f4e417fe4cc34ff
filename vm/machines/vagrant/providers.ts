import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findProgram } from '../../process/findProgram.ts';
import { vagrantHome } from './vagrantHome.ts';

/** What Vagrant can run machines with, by its own name for it. */
export interface Provider {
  readonly name: string;
  readonly title: string;
  /** One of them is there where it is installed. */
  readonly programs: readonly string[];
  /** The plugin of Vagrant that knows it; absent where Vagrant itself does. */
  readonly plugin?: string;
}

const PROVIDERS: readonly Provider[] = [
  { name: 'virtualbox', title: 'VirtualBox', programs: ['VBoxManage'] },
  { name: 'libvirt', title: 'libvirt', programs: ['libvirtd', 'virtqemud'], plugin: 'vagrant-libvirt' },
  { name: 'vmware_desktop', title: 'VMware', programs: ['vmrun'], plugin: 'vagrant-vmware-desktop' },
  { name: 'parallels', title: 'Parallels', programs: ['prlctl'], plugin: 'vagrant-parallels' },
  { name: 'hyperv', title: 'Hyper-V', programs: ['vmms'] },
  {
    name: 'qemu',
    title: 'QEMU',
    programs: ['qemu-system-x86_64', 'qemu-system-aarch64'],
    plugin: 'vagrant-qemu',
  },
];

/** The providers whose programs are on this computer; with `wanted`, at most that one. No program is run. */
export function installedProviders(
  wanted?: string,
  env: NodeJS.ProcessEnv = process.env,
): readonly Provider[] {
  // VirtualBox's installer for Windows leaves $PATH as it is.
  const PATH = [env['PATH'], env['VBOX_MSI_INSTALL_PATH']].filter(Boolean).join(delimiter);
  return PROVIDERS.filter(
    ({ name, programs }) =>
      (wanted === undefined || name === wanted) && programs.some((program) => findProgram(program, { PATH })),
  );
}

/** Whether Vagrant is here, with something that it can run a machine with. A quick look: Vagrant takes seconds to answer. */
export function canUseVagrant(wanted?: string, env: NodeJS.ProcessEnv = process.env): boolean {
  if (findProgram('vagrant', env) === undefined) return false;
  const plugins = pluginLists(env);
  return installedProviders(wanted, env).some(
    ({ plugin }) => plugin === undefined || plugins.some((list) => list.includes(`"${plugin}"`)),
  );
}

/** Where plugins are noted down: plugins.json in Vagrant's home, and Debian's for those that it packages. */
function pluginLists(env: NodeJS.ProcessEnv): string[] {
  const folder = '/usr/share/vagrant-plugins/plugins.d';
  const system = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  return [join(vagrantHome(env), 'plugins.json'), ...system]
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'));
}

import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure } from '../../../extension/core/failure/failure.ts';
import { message, say, sentences } from '../../../extension/core/language/say.ts';
import type { Provider } from '../../machines/vagrant/providers.ts';
import type { VagrantSettings } from '../../store/settings.ts';
import { missing, type Finding } from '../finding.ts';

const ID = 'virtualisation';
const WHY = message('With it a machine runs nearly as fast as this computer.');

/**
 * Whether the processor's virtualisation is there for the provider. Only Linux says so beforehand: nothing elsewhere.
 * `root` is where the kernel's /proc, /sys and /dev are.
 */
export function virtualisationFinding(
  { name, title }: Provider,
  { driver }: Pick<VagrantSettings, 'driver'>,
  root = '/',
  platform: NodeJS.Platform = process.platform,
): Finding[] {
  if (platform !== 'linux') return [];
  const other = hypervisorBeside(name, root);
  if (other !== undefined) return [missing(ID, failure('virtualisation-taken', { said: other }))];
  const lack = name === 'virtualbox' ? lackOfProcessor(root) : lackOfKvm(root);
  if (lack === undefined)
    return [
      {
        id: ID,
        ok: true,
        what: say('Virtualisation is available for {provider}.', { provider: title }),
        why: say(WHY),
      },
    ];
  // vm/Vagrantfile lets libvirt's QEMU translate then, unless the settings choose KVM.
  const translates = name === 'qemu' || (name === 'libvirt' && driver !== 'kvm');
  if (!translates) return [missing(ID, failure('virtualisation-off', { said: lack }))];
  return [
    {
      id: ID,
      ok: true,
      what: say('{provider} translates here, which is slower.', { provider: title }),
      why: sentences([lack, say(WHY)]),
    },
  ];
}

/** /proc/cpuinfo's flags on x86; other processors do not say. */
function lackOfProcessor(root: string): string | undefined {
  const flags = /^flags\s*:.*$/m.exec(read(root, 'proc/cpuinfo'))?.[0];
  if (flags === undefined || /\b(vmx|svm)\b/.test(flags)) return undefined;
  return say('The processor shows neither vmx nor svm in /proc/cpuinfo.');
}

function lackOfKvm(root: string): string | undefined {
  try {
    accessSync(join(root, 'dev/kvm'), constants.R_OK | constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') return say('You may not use /dev/kvm: usermod -aG kvm $USER, then log in again.');
    return (
      lackOfProcessor(root) ?? say('There is no /dev/kvm: the module kvm_intel or kvm_amd is not loaded.')
    );
  }
  return lackOfProcessor(root);
}

/** Why the other of VirtualBox and KVM has the processor. */
function hypervisorBeside(provider: string, root: string): string | undefined {
  const modules = loadedModules(root);
  if (provider === 'libvirt' && (modules.get('vboxdrv') ?? 0) > 0) return say('VirtualBox runs a machine.');
  if (provider !== 'virtualbox') return undefined;
  const kvm = ['kvm_intel', 'kvm_amd'].find((name) => modules.has(name));
  if (kvm === undefined) return undefined;
  if ((modules.get(kvm) ?? 0) > 0) return say('KVM runs a machine ({module} is in use).', { module: kvm });
  // Since Linux 6.12; see kvm.enable_virt_at_load in the kernel's admin-guide/kernel-parameters.
  if (read(root, 'sys/module/kvm/parameters/enable_virt_at_load').trim() !== 'Y') return undefined;
  return say(
    'KVM takes it while {module} is loaded: modprobe -r {module}, or boot with kvm.enable_virt_at_load=0.',
    {
      module: kvm,
    },
  );
}

/** /proc/modules: each module, and how many use it that are not modules themselves. */
function loadedModules(root: string): ReadonlyMap<string, number> {
  return new Map(
    read(root, 'proc/modules')
      .split('\n')
      .map((line) => {
        const [name = '', , count = '0', users = '-'] = line.split(' ');
        return [name, Number(count) - users.split(',').filter((user) => !/^-?$/.test(user)).length];
      }),
  );
}

function read(root: string, file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return '';
  }
}

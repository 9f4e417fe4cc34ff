import { channelArguments } from './channels.ts';
import type { GuestImage } from './image.ts';
import type { Qemu } from './findQemu.ts';

/** What runs the guest's processor. */
export type Accelerator = 'kvm' | 'hvf' | 'whpx' | 'tcg';

/** Bytes of RAM of the two sizes of machine; Docker's daemon and images need more. */
export const MEMORY_BYTES = { plain: 512 * 1024 * 1024, docker: 768 * 1024 * 1024 } as const;
export type MachineSize = keyof typeof MEMORY_BYTES;

export interface QemuSetup {
  readonly qemu: Qemu;
  readonly image: GuestImage;
  readonly accelerator: Accelerator;
  readonly size: MachineSize;
  /** RAM in a file: shared while a template is made, private (copy-on-write) in a clone. Absent: plain memory. */
  readonly ram?: { readonly file: string; readonly share: boolean };
  readonly kernelArguments: readonly string[];
  /** Whether its NIC leads further than to QEMU itself. */
  readonly internet: boolean;
  /** Absolute: names the process as ours, see `endProcessesOf`. QEMU runs in it, so other paths may be relative. */
  readonly folder: string;
  readonly incoming: boolean;
}

/** QEMU's argument vector. The template's name covers all of it that the guest can see: {@link deviceText}. */
export function qemuArguments(setup: QemuSetup): [string, ...string[]] {
  const { qemu, image, ram } = setup;
  const memory = `${MEMORY_BYTES[setup.size] / 1024 / 1024}M`;
  const backend =
    ram === undefined
      ? `memory-backend-ram,id=ram,size=${memory}`
      : `memory-backend-file,id=ram,size=${memory},mem-path=${value(ram.file)},share=${ram.share ? 'on' : 'off'}`;
  return [
    qemu.program,
    ...['-M', `${qemu.target.machineType},memory-backend=ram`, '-object', backend, '-m', memory],
    ...acceleratorArguments(setup.accelerator),
    ...['-smp', '1', '-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot'],
    // A clone's console is discarded: its guest could fill the computer's disk through it.
    ...['-pidfile', `${setup.folder}/pid`, '-serial', setup.incoming ? 'null' : 'file:serial'],
    ...['-qmp', 'unix:qmp,server=on,wait=off'],
    ...['-kernel', image.kernel, '-initrd', image.initrd, '-append', setup.kernelArguments.join(' ')],
    ...['-drive', `id=root,file=${value(image.root)},format=raw,if=none,readonly=on`],
    ...['-device', 'virtio-blk-pci,drive=root'],
    ...['-netdev', `user,id=net0,restrict=${setup.internet ? 'off' : 'on'}`],
    ...['-device', 'virtio-net-pci,netdev=net0,romfile=', '-device', 'virtio-rng-pci'],
    ...channelArguments(),
    ...(setup.incoming ? ['-incoming', 'defer'] : []),
  ];
}

/** Changes with every difference that a saved state would not survive; bump the number with the devices above. */
export function deviceText(qemu: Qemu, accelerator: Accelerator, size: MachineSize): string {
  return `2 ${qemu.target.machineType} ${acceleratorArguments(accelerator).join(' ')} ${MEMORY_BYTES[size]}`;
}

function acceleratorArguments(accelerator: Accelerator): string[] {
  // Without a bound on its cache of translated code, one machine grew to 1.5 GB.
  if (accelerator === 'tcg') {
    // Features that cost a translator time and give a learner nothing: a fifth level of page tables, stac and clac around each
    // copy from user space, and `rep movsb`, which the kernel prefers for copies and QEMU does byte by byte.
    return ['-accel', 'tcg,thread=multi,tb-size=128', '-cpu', 'max,la57=off,smap=off,erms=off'];
  }
  return ['-accel', accelerator, '-cpu', accelerator === 'whpx' ? 'max' : 'host'];
}

/** In QEMU's option lists a comma is written twice. */
function value(path: string): string {
  return path.replaceAll(',', ',,');
}

import type { MachineFacts, MachineKind } from '../../core/machine/machine.ts';

const NAMES: Readonly<Record<MachineKind, string>> = {
  qemu: 'QEMU',
  vagrant: 'Vagrant',
  ssh: 'ssh',
  v86: 'v86, an emulated PC',
  fake: 'test machine',
};

/** Which backend runs the machine and how large it is, for people: `QEMU (kvm) · 768 MB`. */
export function backendText({ backend, accelerator, memoryBytes }: MachineFacts): string {
  const how = accelerator === undefined ? '' : ` (${accelerator})`;
  return `${NAMES[backend]}${how} · ${Math.round(memoryBytes / (1024 * 1024))} MB`;
}

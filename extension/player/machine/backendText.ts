import { message, say } from '../../core/language/say.ts';
import type { MachineFacts, MachineKind } from '../../core/machine/machine.ts';

const NAMES: Readonly<Record<MachineKind, string>> = {
  qemu: 'QEMU',
  vagrant: 'Vagrant',
  ssh: 'ssh',
  v86: message('v86, an emulated PC'),
  fake: message('test machine'),
};

/** Which backend runs the machine and how large it is, for people: `QEMU (kvm) · 768 MB`. */
export function backendText({ backend, accelerator, memoryBytes }: MachineFacts): string {
  const how = accelerator === undefined ? '' : ` (${accelerator})`;
  return `${say(NAMES[backend])}${how} · ${Math.round(memoryBytes / (1024 * 1024))} MB`;
}

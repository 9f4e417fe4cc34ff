import type { MachineRequirements } from '../../../extension/core/machine/machine.ts';
import { CHOOSE_QEMU } from '../../../extension/core/machine/qemuInstead.ts';
import { MachineError } from '../../../extension/core/machine/machineError.ts';

/** Throws MachineError `unsupported` where a lesson, or the learner, wants what the emulated machine has not. */
export function requireOffered({ docker, etcd = false, internet }: MachineRequirements): void {
  if (docker) throw lacks('This lesson needs Docker.', 'an emulated processor is too slow for its daemon');
  if (etcd) throw lacks('This lesson needs etcd.', "Debian's etcd for i386 dies as it starts");
  if (!internet) return;
  throw new MachineError('unsupported', {
    what: 'The emulated machine (v86) has no way to the internet.',
    why: 'Nothing of this computer is reached from it.',
    next: 'Start without it (without --internet, or with the setting patchbay.internet off), or use QEMU (patchbay doctor --fix --machine qemu installs it).',
  });
}

function lacks(what: string, why: string): MachineError {
  return new MachineError('unsupported', {
    what,
    why: `The emulated machine (v86) does not have it: ${why}.`,
    next: `Play it in QEMU (${CHOOSE_QEMU}; patchbay doctor --fix --machine qemu installs it), or choose another lesson.`,
  });
}

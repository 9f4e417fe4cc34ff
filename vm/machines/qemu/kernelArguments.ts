import { CHANNELS } from './channels.ts';
import type { QemuTarget } from './findQemu.ts';

/** The guest kernel's command line; vm/image/qemu/init explains `patchbay.…`. */
export function kernelArguments(target: QemuTarget): string[] {
  return [
    `console=${target.console}`,
    'quiet',
    'nokaslr',
    // Under TCG the kernel's own calibration is slow, and hangs at times.
    'tsc=reliable',
    'mitigations=off',
    // A kernel that panics reboots at once, which ends QEMU (-no-reboot), so that we notice a dead machine at once.
    'panic=-1',
    // With AppArmor on, docker run fails for want of apparmor_parser.
    'apparmor=0',
    // The default of new network namespaces, whatever sysctl says in the machine: an idle NIC then sends nothing.
    // `sysctl net.ipv6.conf.X.disable_ipv6=0` switches it on (ipv6 in the kernel's documents, addrconf_init_net).
    'ipv6.disable_ipv6=1',
    `patchbay.channels=${CHANNELS}`,
  ];
}

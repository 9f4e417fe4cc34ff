import type { QemuTarget } from './findQemu.ts';

/** The guest kernel's command line; what `patchbay.…` means is told in vm/image/qemu/init. */
export function kernelArguments(target: QemuTarget, publicLine?: string, docker = false): string[] {
  return [
    `console=${target.console}`,
    'quiet',
    'nokaslr',
    // Under TCG the kernel's own calibration is slow, and hangs at times.
    'tsc=reliable',
    'mitigations=off',
    // A kernel that panics reboots at once, which ends QEMU (-no-reboot): a dead machine is told, and not waited for.
    'panic=-1',
    // With AppArmor on, docker run fails for want of apparmor_parser.
    'apparmor=0',
    // What a new network namespace begins with, whatever sysctl says in the machine: a card sends nothing by itself.
    // `sysctl net.ipv6.conf.X.disable_ipv6=0` switches it on (ipv6 in the kernel's documents, addrconf_init_net).
    'ipv6.disable_ipv6=1',
    ...(publicLine === undefined ? [] : [`patchbay.key=${Buffer.from(publicLine).toString('base64url')}`]),
    ...(docker ? ['patchbay.docker=1'] : []),
  ];
}

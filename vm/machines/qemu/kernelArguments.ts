import type { QemuTarget } from './findQemu.ts';

/** The guest kernel's command line; what `patchbay.…` means is told in vm/image/init. */
export function kernelArguments(target: QemuTarget, publicLine?: string, docker = false): string[] {
  return [
    `console=${target.console}`,
    'quiet',
    'nokaslr',
    // Under TCG the kernel's own calibration is slow, and hangs at times.
    'tsc=reliable',
    'mitigations=off',
    // With AppArmor on, docker run fails for want of apparmor_parser.
    'apparmor=0',
    ...(publicLine === undefined ? [] : [`patchbay.key=${Buffer.from(publicLine).toString('base64url')}`]),
    ...(docker ? ['patchbay.docker=1'] : []),
  ];
}

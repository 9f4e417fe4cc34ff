import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { MachineChoice } from '../store/settings.ts';
import { MachineError } from '../../extension/core/machine/machineError.ts';
import { findQemu } from './qemu/findQemu.ts';

/** What `auto` comes to on this computer: QEMU if it is here, else Vagrant if that is, else QEMU, which the doctor sets up. */
export async function chooseMachine(
  choice: MachineChoice,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Exclude<MachineChoice, { kind: 'auto' }>> {
  if (choice.kind !== 'auto') return choice;
  try {
    await findQemu();
    return { kind: 'qemu' };
  } catch (error) {
    if (!(error instanceof MachineError)) throw error;
    return { kind: isOnPath('vagrant', env) ? 'vagrant' : 'qemu' };
  }
}

/** Looked for and not run: Vagrant takes seconds to say its version. */
export function isOnPath(program: string, env: NodeJS.ProcessEnv = process.env): boolean {
  const names = process.platform === 'win32' ? [`${program}.exe`, `${program}.cmd`] : [program];
  return (env['PATH'] ?? '')
    .split(delimiter)
    .some((folder) => folder !== '' && names.some((name) => existsSync(join(folder, name))));
}

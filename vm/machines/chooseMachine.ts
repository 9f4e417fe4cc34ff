import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { MachineChoice } from '../store/settings.ts';
import { MachineError } from '../../extension/core/machine/machineError.ts';
import type { DataFolder } from '../store/dataFolder.ts';
import { findQemu } from './qemu/findQemu.ts';
import { canHaveState } from './v86/savedState.ts';

/**
 * What `auto` comes to on this computer: QEMU if it is here, else Vagrant if that is, else the emulated machine if one
 * can be had; else QEMU, which the doctor sets up.
 */
export async function chooseMachine(
  choice: MachineChoice,
  data: DataFolder,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Exclude<MachineChoice, { kind: 'auto' }>> {
  if (choice.kind !== 'auto') return choice;
  try {
    await findQemu();
    return { kind: 'qemu' };
  } catch (error) {
    if (!(error instanceof MachineError)) throw error;
    if (isOnPath('vagrant', env)) return { kind: 'vagrant' };
    return { kind: canHaveState(data) ? 'v86' : 'qemu' };
  }
}

/** Looked for and not run: Vagrant takes seconds to say its version. */
export function isOnPath(program: string, env: NodeJS.ProcessEnv = process.env): boolean {
  const names = process.platform === 'win32' ? [`${program}.exe`, `${program}.cmd`] : [program];
  return (env['PATH'] ?? '')
    .split(delimiter)
    .some((folder) => folder !== '' && names.some((name) => existsSync(join(folder, name))));
}

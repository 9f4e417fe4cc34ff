import { FailureError } from '../../extension/core/failure/failureError.ts';
import type { DataFolder } from '../store/dataFolder.ts';
import { readSettings, type MachineChoice } from '../store/settings.ts';
import { findQemu } from './qemu/findQemu.ts';
import { canHaveSnapshot } from './v86/snapshot.ts';
import { canUseVagrant } from './vagrant/providers.ts';

/**
 * The machine that `auto` means on this computer: QEMU if it is installed; else Vagrant, if it is installed with a
 * provider; else the emulated machine, if it can be fetched; else QEMU, which the doctor sets up.
 */
export async function chooseMachine(
  choice: MachineChoice,
  data: DataFolder,
  signal?: AbortSignal,
): Promise<Exclude<MachineChoice, { kind: 'auto' }>> {
  if (choice.kind !== 'auto') return choice;
  try {
    await findQemu(signal);
    return { kind: 'qemu' };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    if (canUseVagrant(readSettings(data).vagrant.provider)) return { kind: 'vagrant' };
    return { kind: canHaveSnapshot(data) ? 'v86' : 'qemu' };
  }
}

import { FailureError } from '../../extension/core/failure/failureError.ts';
import { chooseMachine } from '../machines/chooseMachine.ts';
import { findQemu } from '../machines/qemu/findQemu.ts';
import { findImage } from '../machines/qemu/image.ts';
import { canHaveSnapshot } from '../machines/v86/snapshot.ts';
import { canUseVagrant } from '../machines/vagrant/providers.ts';
import type { DataFolder } from '../store/dataFolder.ts';
import { readSettings, type MachineChoice } from '../store/settings.ts';

/**
 * Whether a machine could be made here without anything being set up first. A quick look: it starts no machine, and
 * says nothing of what {@link diagnose} finds besides.
 */
export async function isReady(choice: MachineChoice, data: DataFolder): Promise<boolean> {
  const { kind } = await chooseMachine(choice, data);
  if (kind === 'ssh') return true;
  if (kind === 'vagrant') return canUseVagrant(readSettings(data).vagrant.provider);
  if (kind === 'v86') return canHaveSnapshot(data);
  try {
    await findQemu();
    findImage(data);
    return true;
  } catch (error) {
    if (error instanceof FailureError) return false;
    throw error;
  }
}

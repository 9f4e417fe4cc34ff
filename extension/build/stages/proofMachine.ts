import { existsSync } from 'node:fs';
import { release } from 'node:os';
import { FailureError } from '../../core/failure/failureError.ts';
import { chooseMachine } from '../../../vm/machines/chooseMachine.ts';
import { findImage } from '../../../vm/machines/qemu/image.ts';
import { findQemu } from '../../../vm/machines/qemu/findQemu.ts';
import { openDataFolder } from '../../../vm/store/dataFolder.ts';
import { machineChoice, readSettings } from '../../../vm/store/settings.ts';

/**
 * All that makes the machine of a proof what it is. Undefined where a proof must be run in any case: the image is not
 * built yet, or the machine is not QEMU, so that nobody knows whether it is the same as the last time.
 */
export async function proofMachine(): Promise<readonly string[] | undefined> {
  const data = openDataFolder();
  try {
    const settings = readSettings(data);
    const { kind } = await chooseMachine(machineChoice(settings.machine), data);
    if (kind !== 'qemu') return undefined;
    const { version } = await findQemu();
    const own = Object.entries(process.env).filter(([name]) => name.startsWith('PATCHBAY_'));
    return [
      `image ${findImage(data).hash}`,
      `QEMU ${version}, ${existsSync('/dev/kvm') ? 'KVM' : 'no KVM'}`,
      `${process.platform} ${process.arch} ${release()}, Node ${process.version}`,
      JSON.stringify([settings, own.sort()]),
    ];
  } catch (error) {
    if (error instanceof FailureError) return undefined;
    throw error;
  }
}

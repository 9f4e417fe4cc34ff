import { MachineError } from '../../../extension/core/machine/machineError.ts';
import { findImage } from '../../machines/qemu/image.ts';
import type { DataFolder } from '../../store/dataFolder.ts';

/** Why the guest image can't be used; undefined where it can. */
export function imageProblem(data: DataFolder): MachineError | undefined {
  try {
    findImage(data);
    return undefined;
  } catch (error) {
    if (error instanceof MachineError) return error;
    throw error;
  }
}

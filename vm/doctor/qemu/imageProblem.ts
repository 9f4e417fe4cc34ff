import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { findImage } from '../../machines/qemu/image.ts';
import type { DataFolder } from '../../store/dataFolder.ts';

/** Why the guest image can't be used; undefined where it can. */
export function imageProblem(data: DataFolder): FailureError | undefined {
  try {
    findImage(data);
    return undefined;
  } catch (error) {
    if (error instanceof FailureError) return error;
    throw error;
  }
}

import { MachineError } from '../../extension/core/machine/machineError.ts';

/** Undefined where it fails in an expected way, which another finding reports. */
export async function present<T>(task: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof MachineError) return undefined;
    throw error;
  }
}

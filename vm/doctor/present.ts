import { FailureError } from '../../extension/core/failure/failureError.ts';

/** Undefined where it fails in an expected way, which another finding reports. */
export async function present<T>(task: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof FailureError) return undefined;
    throw error;
  }
}

import { join } from 'node:path';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError, wordsOf } from '../../../extension/core/failure/failureError.ts';
import { spawnKept, type KeptProcess } from '../../process/spawnKept.ts';
import { qemuArguments, type QemuSetup } from './qemuArguments.ts';
import { BACKEND_LOG } from '../cloned/serialLog.ts';

/** Starts QEMU in its run folder. Rejects with FailureError where the program can't be run. */
export async function spawnQemu(setup: QemuSetup): Promise<KeptProcess> {
  try {
    return await spawnKept(qemuArguments(setup), {
      cwd: setup.folder,
      logFile: join(setup.folder, BACKEND_LOG),
    });
  } catch (error) {
    throw new FailureError(
      failure('qemu-not-started', { program: setup.qemu.program, said: wordsOf(error) }),
      error,
    );
  }
}

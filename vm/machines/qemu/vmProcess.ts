import { join } from 'node:path';
import { MachineError } from '../../../extension/core/machine/machineError.ts';
import { spawnKept, type KeptProcess } from '../../process/spawnKept.ts';
import { qemuArguments, type QemuSetup } from './qemuArguments.ts';
import { BACKEND_LOG, backendOutput } from '../cloned/serialLog.ts';

/** Starts QEMU in its run folder. Rejects with MachineError where the program can't be run. */
export async function spawnQemu(setup: QemuSetup): Promise<KeptProcess> {
  try {
    return await spawnKept(qemuArguments(setup), {
      cwd: setup.folder,
      logFile: join(setup.folder, BACKEND_LOG),
    });
  } catch (error) {
    throw new MachineError(
      'not-installed',
      {
        what: `${setup.qemu.program} could not be started.`,
        why: error instanceof Error ? `${error.message}.` : '',
        next: 'Run: patchbay doctor.',
      },
      error,
    );
  }
}

/** Whether QEMU ended because another program has the port. */
export function portWasTaken(folder: string): boolean {
  return /Could not set up host forwarding rule/.test(backendOutput(folder));
}

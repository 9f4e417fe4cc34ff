import { join } from 'node:path';
import { MachineError } from '../../../extension/core/machine/machineError.ts';
import { spawnKept, type KeptProcess } from '../../process/spawnKept.ts';
import { qemuArguments, type QemuSetup } from './qemuArguments.ts';
import { lastWords, qemuSaid } from './serialLog.ts';

/** Starts QEMU in its run folder. Rejects with MachineError where the program can't be run. */
export async function spawnQemu(setup: QemuSetup): Promise<KeptProcess> {
  try {
    return await spawnKept(qemuArguments(setup), {
      cwd: setup.folder,
      logFile: join(setup.folder, 'qemu.log'),
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
  return /Could not set up host forwarding rule/.test(qemuSaid(folder));
}

/** Why a virtual machine that should run does not; from what QEMU and the serial console said. */
export function bootFailure(folder: string, why: string): MachineError {
  const said = qemuSaid(folder);
  if (/[Cc]annot allocate memory|cannot set up guest memory/.test(said)) {
    return new MachineError(
      'no-memory',
      {
        what: 'There is not enough memory for a machine.',
        why: said,
        next: 'Close other programs or machines.',
      },
      lastWords(folder),
    );
  }
  return new MachineError(
    'boot-failed',
    {
      what: 'The machine did not start.',
      why: said || why,
      next: 'Try again; `patchbay doctor` tells what is wrong.',
    },
    lastWords(folder),
  );
}

export function bootTimeout(folder: string, seconds: number): MachineError {
  return new MachineError(
    'boot-timeout',
    {
      what: `The machine did not become ready within ${Math.round(seconds)} s.`,
      why: 'The computer is very busy, or the machine hangs.',
      next: 'Try again when the computer is less busy.',
    },
    lastWords(folder),
  );
}

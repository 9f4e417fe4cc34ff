import { MachineError } from '../../../extension/core/machine/machineError.ts';
import { backendOutput, lastWords } from './serialLog.ts';

/** Why a virtual machine failed to boot, from the output of the backend and of the serial console. */
export function bootFailure(folder: string, why: string): MachineError {
  const said = backendOutput(folder);
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

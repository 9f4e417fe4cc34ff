import { MachineError } from '../../extension/core/machine/machineError.ts';

/** The machine's ssh could not be reached, or was lost. */
export function connectionLost(why: string, cause?: unknown): MachineError {
  return new MachineError(
    'connect-failed',
    {
      what: 'The machine cannot be reached.',
      why,
      next: 'Reset it, or destroy it and start again.',
    },
    cause,
  );
}

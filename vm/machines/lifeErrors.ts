import { MachineError } from '../../extension/core/machine/machineError.ts';

/** The machine ended without an order. */
export function diedError(why: string): MachineError {
  const next = 'Start it again: the steps that were done can be replayed.';
  return new MachineError('died', { what: 'The machine has died.', why, next });
}

/** A call to a machine that was not started, or was ended. */
export function notRunningError(): MachineError {
  const text = {
    what: 'The machine is not running.',
    why: 'It was not started, or it was ended.',
    next: 'Start it first.',
  };
  return new MachineError('not-running', text);
}

import { VM_HOST, type Machine } from '../machine/machine.ts';
import { MachineError } from '../machine/machineError.ts';
import type { NetworkState } from './networkState.ts';
import { parseState } from './parseState.ts';

/** Reads the kernel's network state of the whole machine, in one run of the guest's script. */
export async function readState(machine: Pick<Machine, 'exec'>, signal?: AbortSignal): Promise<NetworkState> {
  const result = await machine.exec(VM_HOST, { argv: ['patchbay-state'] }, { signal, timeoutMs: 20_000 });
  if (result.exitCode !== 0) throw unreadable(result.stderr.trim() || `exit code ${result.exitCode}`);
  let raw: unknown;
  try {
    raw = JSON.parse(result.stdout);
  } catch (error) {
    throw unreadable('patchbay-state printed no valid JSON', error);
  }
  return parseState(raw).state;
}

function unreadable(why: string, cause?: unknown): MachineError {
  return new MachineError(
    'guest-failed',
    {
      what: 'The network state could not be read.',
      why: `In the machine: ${why}.`,
      next: 'Reset the lesson and try again.',
    },
    cause,
  );
}

import { say } from '../language/say.ts';
import { VM_HOST, type Machine } from '../machine/machine.ts';
import { failure } from '../failure/failure.ts';
import { FailureError } from '../failure/failureError.ts';
import type { NetworkState } from './networkState.ts';
import { parseState } from './parseState.ts';

/** Reads the kernel's network state of the whole machine, in one run of the guest's script. */
export async function readState(machine: Pick<Machine, 'exec'>, signal?: AbortSignal): Promise<NetworkState> {
  const result = await machine.exec(VM_HOST, { argv: ['patchbay-state'] }, { signal, timeoutMs: 20_000 });
  if (result.exitCode !== 0)
    throw unreadable(result.stderr.trim() || say('exit code {code}', { code: String(result.exitCode) }));
  return parseStateText(result.stdout);
}

/** Reads the document that the guest's patchbay-state prints. Throws FailureError where it is none. */
export function parseStateText(text: string): NetworkState {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw unreadable(say('{program} printed no valid JSON', { program: 'patchbay-state' }), error);
  }
  return parseState(raw).state;
}

function unreadable(why: string, cause?: unknown): FailureError {
  return new FailureError(failure('state-unreadable', { said: why }), cause);
}

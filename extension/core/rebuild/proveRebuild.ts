import { compareNetworks, type NetworkDifference } from '../difference/compareNetworks.ts';
import { networkFacts } from '../difference/networkFacts.ts';
import type { Machine, Operation } from '../machine/machine.ts';
import { keepNothing } from '../proof/attempts.ts';
import { sandboxLesson } from '../sandbox/sandboxLesson.ts';
import { readSandbox } from '../sandbox/sandboxScript.ts';
import { Session } from '../session/session.ts';
import { readState } from '../state/readState.ts';
import { completeState } from './completeState.ts';
import type { SavedNetwork } from './saveNetwork.ts';

/**
 * Builds a saved network on a machine that has just started, and says where it is otherwise: `more` has only the new
 * machine, `missing` only the saved one. Rejects with FailureError where the script fails.
 */
export async function proveRebuild(
  { script, state }: Pick<SavedNetwork, 'script' | 'state'>,
  machine: Machine,
  operation: Operation = {},
): Promise<NetworkDifference[]> {
  const session = await Session.begin(sandboxLesson(readSandbox(script)), machine, keepNothing, operation);
  session.dispose();
  const built = await completeState(machine, await readState(machine, operation.signal), operation.signal);
  return compareNetworks(
    networkFacts(built.state),
    networkFacts(state).map(({ text }) => text),
  );
}

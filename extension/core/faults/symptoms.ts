import type { CheckSpec } from '../checks/checkKinds.ts';
import { runChecks, type CheckResult } from '../checks/runChecks.ts';
import type { Lesson, Step } from '../lesson/model/lesson.ts';
import type { Machine } from '../machine/machine.ts';
import { readState } from '../state/readState.ts';
import { isSymptomatic } from './faultsOf.ts';

/** A check of the step that fails. */
export interface Failing {
  readonly check: CheckSpec;
  readonly result: CheckResult;
}

/** What a step's checks say of a fault, each by itself. */
export interface FaultLook {
  /** Packets that do not arrive, or do where they should not. */
  readonly symptoms: readonly Failing[];
  /** What the network's state says: where the fault is. */
  readonly causes: readonly Failing[];
}

/** Looks at a step as it is now: no check waits, and none is left out because another fails. */
export async function lookAtFault(
  { defaultHost }: Lesson,
  machine: Machine,
  { checks }: Step,
  signal: AbortSignal | undefined,
): Promise<FaultLook> {
  const results = await runChecks(checks, {
    ...{ machine, defaultHost, signal, alone: true },
    readState: () => readState(machine, signal),
  });
  const failing = checks.flatMap((check, index): Failing[] => {
    const result = results[index];
    return result?.status === 'fail' ? [{ check, result }] : [];
  });
  return {
    symptoms: failing.filter(({ check }) => isSymptomatic(check)),
    causes: failing.filter(({ check }) => !isSymptomatic(check)),
  };
}

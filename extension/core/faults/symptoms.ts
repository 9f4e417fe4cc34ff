import { pause } from '../async/pause.ts';
import type { CheckSpec } from '../checks/checkKinds.ts';
import { runChecks, type CheckResult } from '../checks/runChecks.ts';
import type { Lesson, Step } from '../lesson/model/lesson.ts';
import type { Machine } from '../machine/machine.ts';
import { readState } from '../state/readState.ts';

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

/** A fault that is there to be found, or why it is none. */
export type MadeFault = { readonly look: FaultLook } | { readonly refused: string };

/** What heals does so within the time of a few ARP requests (arp(7): one a second) or of a forward delay. */
const HEALING_MS = 4000;

/** Whether what a check sees is a symptom: it sends packets, and one who uses the network would notice. */
export function isSymptomatic({ kind }: CheckSpec): boolean {
  return kind === 'reach' || kind === 'reaches' || kind === 'walk';
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

/** Looks at a wrong state at once, and again when it would have healed. */
export async function lookTwice(
  lesson: Lesson,
  machine: Machine,
  step: Step,
  signal: AbortSignal | undefined,
): Promise<MadeFault> {
  const first = await lookAtFault(lesson, machine, step, signal);
  if (first.symptoms.length === 0) return { refused: 'nothing that is sent shows it' };
  await pause(HEALING_MS, signal);
  const look = await lookAtFault(lesson, machine, step, signal);
  if (look.symptoms.length === 0) return { refused: 'it heals by itself' };
  return { look };
}

import { pause } from '../async/pause.ts';
import type { Operation } from '../machine/machine.ts';
import { runAttempt } from '../proof/runAttempt.ts';
import type { Session } from '../session/session.ts';
import type { Fault } from './faultsOf.ts';
import { lookAtFault, type FaultLook } from './symptoms.ts';

/** What heals does so within the time of a few ARP requests (arp(7): one a second) or of a forward delay. */
const HEALING_MS = 4000;

/** A fault that a learner can find, or why it is not one. */
export type MadeFault = { readonly look: FaultLook } | { readonly refused: string };

/** Builds a fault in a fresh machine: the earlier steps, then the wrong state instead of the step's own commands. */
export async function makeFault(
  session: Session,
  fault: Fault,
  operation: Operation = {},
): Promise<MadeFault> {
  const { steps } = session.lesson;
  const before = steps.slice(0, steps.indexOf(fault.step)).map(({ id }) => id);
  await session.replay(new Set(before), operation);
  return applyFault(session, fault, operation);
}

/** Applies a fault to a machine right before its step. */
export async function applyFault(
  { lesson, machine }: Pick<Session, 'lesson' | 'machine'>,
  { step, attempt }: Fault,
  { signal }: Operation = {},
): Promise<MadeFault> {
  const ran = await runAttempt(machine, attempt, signal);
  if (!ran.ok) return { refused: ran.why };
  const first = await lookAtFault(lesson, machine, step, signal);
  if (first.symptoms.length === 0) return { refused: 'nothing that is sent shows it' };
  await pause(HEALING_MS, signal);
  const look = await lookAtFault(lesson, machine, step, signal);
  if (look.symptoms.length === 0) return { refused: 'it heals by itself' };
  return { look };
}

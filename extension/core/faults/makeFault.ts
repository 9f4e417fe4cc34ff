import type { Operation } from '../machine/machine.ts';
import { runAttempt } from '../attemptScript/runAttempt.ts';
import type { Session } from '../session/session.ts';
import type { Fault } from './faultsOf.ts';
import { lookTwice, type MadeFault } from './symptoms.ts';

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
  return lookTwice(lesson, machine, step, signal);
}

import { isSymptomatic, lookTwice } from '../faults/symptoms.ts';
import type { Attempt, Lesson, Step } from '../lesson/model/lesson.ts';
import type { Machine } from '../machine/machine.ts';
import { checkStep } from '../session/checkStep.ts';
import { stateName } from '../signatures/looksLike.ts';
import { signatureOf } from '../signatures/signature.ts';
import { knowsSignatures } from '../signatures/signaturesFingerprint.ts';
import type { StepProof } from './lessonProof.ts';
import { toldBy, whatIsTold, WRONG_LOOK } from './whatIsTold.ts';

/**
 * What a learner is told of a wrong state; keeps what all checks saw, and whether it is a fault to find, where the lesson does
 * not know that yet.
 */
export async function toldOfWrong(
  lesson: Lesson,
  machine: Machine,
  step: Step,
  attempt: Attempt,
  { signatures, faults }: StepProof,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  if (knowsSignatures(lesson)) return whatIsTold(lesson, machine, step, attempt.says, signal);
  const results = await checkStep(lesson, machine, step, { ...WRONG_LOOK, signal });
  signatures.set(stateName(attempt), signatureOf(lesson, step, results));
  if (step.checks.some(isSymptomatic)) {
    const made = await lookTwice(lesson, machine, step, signal);
    faults[attempt.name] = 'refused' in made ? made.refused : null;
  }
  return toldBy(results);
}

/** Keeps what the checks see right before a step that has wrong states, where the lesson does not know it yet. */
export async function keepBefore(
  lesson: Lesson,
  machine: Machine,
  step: Step,
  { signatures }: StepProof,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (knowsSignatures(lesson) || !lesson.wrong.some((attempt) => attempt.step === step.id)) return;
  const results = await checkStep(lesson, machine, step, { ...WRONG_LOOK, signal });
  signatures.set(step.id, signatureOf(lesson, step, results));
}

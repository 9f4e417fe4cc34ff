import type { Attempt, Lesson, Step } from '../lesson/model/lesson.ts';
import { stateName } from '../signatures/looksLike.ts';
import { knowsSignatures } from '../signatures/signaturesFingerprint.ts';
import { isSymptomatic } from './symptoms.ts';

/** A wrong state, and its step. */
export interface Fault {
  readonly step: Step;
  readonly attempt: Attempt;
}

/** The faults of a lesson, in its order: candidates, without those that its proof refused where it tried them. */
export function faultsOf(lesson: Lesson): Fault[] {
  const candidates = faultCandidates(lesson);
  if (!knowsSignatures(lesson)) return candidates;
  return candidates.filter(({ attempt }) => lesson.signatures?.faults.has(stateName(attempt)));
}

/** The wrong states of a lesson whose steps have a check that sends packets, in the lesson's order. */
export function faultCandidates({ steps, wrong }: Lesson): Fault[] {
  return steps
    .filter(({ checks }) => checks.some(isSymptomatic))
    .flatMap((step) =>
      wrong.filter((attempt) => attempt.step === step.id).map((attempt) => ({ step, attempt })),
    );
}

/** All faults, the one that a seed means first: what is refused is followed by the next. */
export function faultsFrom(faults: readonly Fault[], seed: number): Fault[] {
  const first = faults.length === 0 ? 0 : seed % faults.length;
  return [...faults.slice(first), ...faults.slice(0, first)];
}

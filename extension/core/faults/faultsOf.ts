import type { CheckSpec } from '../checks/checkKinds.ts';
import type { Attempt, Lesson, Step } from '../lesson/model/lesson.ts';

/** A wrong state, and its step. */
export interface Fault {
  readonly step: Step;
  readonly attempt: Attempt;
}

/** Whether what a check sees is a symptom: it sends packets, and one who uses the network would notice. */
export function isSymptomatic({ kind }: Pick<CheckSpec, 'kind'>): boolean {
  return kind === 'reach' || kind === 'reaches' || kind === 'walk';
}

/** The wrong states of a lesson whose steps have a check that sends packets, in the lesson's order. */
export function faultsOf({ steps, wrong }: Lesson): Fault[] {
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

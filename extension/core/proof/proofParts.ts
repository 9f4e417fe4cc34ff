import { attemptPath } from '../lesson/model/attemptPath.ts';
import type { Attempt, Lesson, Step } from '../lesson/model/lesson.ts';
import { lastingChecks } from '../session/lastingChecks.ts';

/** One part of a lesson's proof, which gets a verdict. */
export interface ProofPart {
  readonly lesson: string;
  /** The step's id. */
  readonly step: string;
  /** The checks before the step, after it and after the reset, with an earlier step undone, or an attempt of `wrong/` or `right/`. */
  readonly part: 'before' | 'after' | 'after-reset' | 'wrong' | 'right' | 'undone';
  /** The attempt's name. */
  readonly attempt?: string;
}

/** An attempt, and the result that it must have. */
export type JudgedAttempt = Attempt & { readonly verdict: 'wrong' | 'right' };

/** The attempts of a step, in the order in which they are tried. */
export function attemptsAt({ wrong, right }: Lesson, { id }: Step): JudgedAttempt[] {
  return [
    ...wrong.map((attempt) => ({ ...attempt, verdict: 'wrong' as const })),
    ...right.map((attempt) => ({ ...attempt, verdict: 'right' as const })),
  ].filter(({ step }) => step === id);
}

/** All parts of a lesson's proof, step by step. */
export function proofParts(lesson: Lesson): ProofPart[] {
  return lesson.steps.flatMap((step) => {
    const part = (name: ProofPart['part']): ProofPart => partOf(lesson, step, name);
    const attempts = attemptsAt(lesson, step);
    return [
      part('before'),
      ...attempts.map((attempt) => attemptPart(lesson, attempt)),
      ...(undoes(lesson, step) ? [part('undone')] : []),
      part('after'),
      part('after-reset'),
    ];
  });
}

/** Whether the proof undoes an earlier step at this one: on a machine on which an attempt was tried. */
export function undoes(lesson: Lesson, step: Step): boolean {
  return attemptsAt(lesson, step).length > 0 && lastingChecks(lesson, step).length > 0;
}

export function partOf({ id }: Lesson, step: Step, part: ProofPart['part']): ProofPart {
  return { lesson: id, step: step.id, part };
}

/** The file of an attempt, relative to the lesson's folder; undefined for the other parts, which are the step's. */
export function attemptFile({ step, part, attempt }: Omit<ProofPart, 'lesson'>): string | undefined {
  if (attempt === undefined || (part !== 'wrong' && part !== 'right')) return undefined;
  return attemptPath({ verdict: part, step, name: attempt });
}

export function attemptPart({ id }: Lesson, { step, verdict, name }: JudgedAttempt): ProofPart {
  return { lesson: id, step, part: verdict, attempt: name };
}

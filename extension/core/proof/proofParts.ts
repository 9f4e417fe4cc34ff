import { attemptPath } from '../lesson/model/attemptPath.ts';
import type { Attempt, Drill, Lesson, Step } from '../lesson/model/lesson.ts';
import { DRILLS_FILE } from '../lesson/read/drillsFile.ts';
import { lastingChecks } from '../session/lastingChecks.ts';

/** One part of a lesson's proof, which gets a verdict. */
export interface ProofPart {
  readonly lesson: string;
  /** The step's id. */
  readonly step: string;
  /** The checks before the step, after it and after the reset, with an earlier step undone, an attempt of `wrong/` or `right/`, or a drill. */
  readonly part: 'before' | 'after' | 'after-reset' | 'wrong' | 'right' | 'undone' | 'drill';
  /** The attempt's name, or the drill's id. */
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
      ...drillsOf(lesson, step).map((drill) => drillPart(lesson, drill)),
      ...attempts.map((attempt) => attemptPart(lesson, attempt)),
      ...(undoes(lesson, step) ? [part('undone')] : []),
      part('after'),
      part('after-reset'),
    ];
  });
}

/** The drills whose world is the start or the end of a step. */
function drillsOf({ drills = [] }: Lesson, { id }: Step): Drill[] {
  return drills.filter(({ world }) => world.step === id);
}

export function drillPart({ id }: Lesson, { id: drill, world }: Drill): ProofPart {
  return { lesson: id, step: world.step, part: 'drill', attempt: drill };
}

/** Whether the proof undoes an earlier step at this one: on a machine on which an attempt was tried. */
export function undoes(lesson: Lesson, step: Step): boolean {
  return attemptsAt(lesson, step).length > 0 && lastingChecks(lesson, step).length > 0;
}

export function partOf({ id }: Lesson, step: Step, part: ProofPart['part']): ProofPart {
  return { lesson: id, step: step.id, part };
}

/** The file of an attempt or a drill, relative to the lesson's folder; undefined for the other parts, which are the step's. */
export function attemptFile({ step, part, attempt }: Omit<ProofPart, 'lesson'>): string | undefined {
  if (part === 'drill') return DRILLS_FILE;
  if (attempt === undefined || (part !== 'wrong' && part !== 'right')) return undefined;
  return attemptPath({ verdict: part, step, name: attempt });
}

export function attemptPart({ id }: Lesson, { step, verdict, name }: JudgedAttempt): ProofPart {
  return { lesson: id, step, part: verdict, attempt: name };
}

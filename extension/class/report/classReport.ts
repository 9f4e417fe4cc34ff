import type { Lesson } from '../../core/lesson/model/lesson.ts';
import type { LessonProgress } from '../../core/session/lessonProgress.ts';
import type { StepEvents } from '../store/eventLog.ts';
import type { Recheck } from './recheck.ts';
import { gradeOf, type Weights } from './weights.ts';

/** One learner at one step. Times are ISO 8601; empty where that did not happen. */
export interface ReportRow {
  readonly name: string;
  readonly seat: number;
  readonly lesson: string;
  readonly step: string;
  readonly achieved: string;
  readonly skipped: boolean;
  /** From the first look at the step to its achievement; null where one of them is missing. */
  readonly minutes: number | null;
  /** Commands that were run with Run, and presses of Check. */
  readonly tries: number;
  readonly hints: number;
  /** Solutions that were shown, or run by Patchbay. */
  readonly shown: number;
  /** Where it was achieved: what a learner's own computer says is the learner's word. Empty where it was not. */
  readonly where: '' | 'class' | 'own';
  /** What its checks say now; empty where no machine of the class can tell, null where nobody asked. */
  readonly recheck: '' | Recheck | null;
  /** 0 to 1; null where no rule was given. */
  readonly grade: number | null;
}

export interface ReportSeat {
  readonly id: number;
  readonly name: string;
  readonly progress: readonly LessonProgress[];
  /** Whether a step was achieved on the learner's own computer. */
  readonly isElsewhere: (lesson: string, step: string) => boolean;
  /** Undefined: nobody asked. */
  readonly recheck?: ((lesson: string, step: string) => Recheck | undefined) | undefined;
}

/** A row for each learner and step of each lesson that they began, in the order of seats and lessons. Pure. */
export function classReport(
  seats: readonly ReportSeat[],
  lessons: readonly Lesson[],
  events: readonly StepEvents[],
  weights: Weights | undefined,
): ReportRow[] {
  return seats.flatMap((seat) =>
    lessons.flatMap((lesson) => {
      const of = seat.progress.find((one) => one.lesson === lesson.id);
      return of ? lesson.steps.map((step) => row(seat, of, step.id)) : [];
    }),
  );

  function row(
    { id, name, isElsewhere, recheck }: ReportSeat,
    { lesson, achieved, skipped }: LessonProgress,
    step: string,
  ): ReportRow {
    const found = events.find((one) => one.seat === id && one.lesson === lesson && one.step === step);
    const { counts = {}, entered = null } = found ?? {};
    const when = achieved[step] ?? '';
    const facts = {
      achieved: when,
      skipped: skipped?.[step] !== undefined,
      tries: (counts.ran ?? 0) + (counts.checked ?? 0),
      hints: counts.hint ?? 0,
      shown: counts.shown ?? 0,
    };
    return {
      ...{ name, seat: id, lesson, step, ...facts },
      where: when === '' ? '' : isElsewhere(lesson, step) ? 'own' : 'class',
      recheck: recheck ? ((when === '' ? undefined : recheck(lesson, step)) ?? '') : null,
      minutes: entered === null || when === '' ? null : minutesBetween(entered, when),
      grade: weights ? gradeOf(facts, weights) : null,
    };
  }
}

/** To a tenth; a step that was achieved before it was looked at took none. */
function minutesBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 6000) / 10);
}

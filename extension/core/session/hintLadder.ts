import type { CheckSpec } from '../checks/checkKinds.ts';
import type { CheckResult } from '../checks/runChecks.ts';
import type { Step } from '../lesson/model/lesson.ts';
import type { HintUse, LessonProgress } from './lessonProgress.ts';

/** The part of a check's hints that is open. */
export interface OpenHints {
  readonly open: readonly string[];
  /** How many more there are. */
  readonly more: number;
}

/** Failures that open one hint more. */
const FAILURES_A_HINT = 3;
const UNUSED: HintUse = { asked: 0, failed: 0 };

/** Names a check of a lesson: `create/2`, the second of the step `create`. */
export function hintKey(step: string, index: number): string {
  return `${step}/${index + 1}`;
}

/** The check of a lesson with this `hintKey`; undefined where there is none. */
export function checkWithKey(steps: readonly Step[], key: string): CheckSpec | undefined {
  const step = steps.find(({ id, checks }) => checks.some((_, index) => hintKey(id, index) === key));
  return step?.checks.find((_, index) => hintKey(step.id, index) === key);
}

/** The hints of a check that are open: the first, and one more for each wish and for each three failures. */
export function openHints(hints: readonly string[] = [], { asked, failed } = UNUSED): OpenHints {
  const open = hints.slice(0, 1 + asked + Math.floor(failed / FAILURES_A_HINT));
  return { open, more: hints.length - open.length };
}

/** Whether the learner asked for a check of the step that failed, and still does. */
export function hasFailed({ hints }: LessonProgress, { id, checks }: Pick<Step, 'id' | 'checks'>): boolean {
  return checks.some((_, index) => (hints?.[hintKey(id, index)]?.failed ?? 0) > 0);
}

/** Progress with one more wish for a hint of the check with this `hintKey`. */
export function withHintAsked(progress: LessonProgress, key: string): LessonProgress {
  const { asked, failed } = progress.hints?.[key] ?? UNUSED;
  return { ...progress, hints: { ...progress.hints, [key]: { asked: asked + 1, failed } } };
}

/**
 * Progress after a look at a step's checks: what passes begins at its first hint again, and what failed at a look that
 * the learner asked for counts.
 */
export function withResults(
  progress: LessonProgress,
  step: string,
  results: readonly CheckResult[],
  asked: boolean,
): LessonProgress {
  const before = progress.hints ?? {};
  const after = new Map(Object.entries(before));
  for (const [index, { status }] of results.entries()) {
    const key = hintKey(step, index);
    const use = after.get(key) ?? UNUSED;
    if (status === 'pass') after.delete(key);
    else if (status === 'fail' && asked) after.set(key, { ...use, failed: use.failed + 1 });
  }
  const same =
    after.size === Object.keys(before).length && [...after].every(([key, use]) => before[key] === use);
  return same ? progress : { ...progress, hints: Object.fromEntries(after) };
}

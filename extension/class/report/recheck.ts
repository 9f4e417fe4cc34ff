import type { CheckResult } from '../../core/checks/runChecks.ts';
import type { Lesson } from '../../core/lesson/model/lesson.ts';
import type { Machine } from '../../core/machine/machine.ts';
import { checkStep } from '../../core/session/checkStep.ts';
import { lastingChecks } from '../../core/session/lastingChecks.ts';
import type { LessonProgress } from '../../core/session/lessonProgress.ts';

/** What the checks of a step that was achieved say now. `error`: they could not run. */
export type Recheck = 'pass' | 'fail' | 'error';

/**
 * Runs the checks of the last step that a learner achieved on their machine, and of each earlier one what must still be true
 * there; a step of which nothing must is not in the result. Step id → result.
 */
export async function recheckSteps(
  lesson: Lesson,
  machine: Machine,
  { achieved, skipped }: Pick<LessonProgress, 'achieved' | 'skipped'>,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Recheck>> {
  const last = lesson.steps.findLast(({ id }) => achieved[id] !== undefined);
  const results = new Map<string, Recheck>();
  if (!last) return results;
  const { checks, undone } = await checkStep(lesson, machine, last, { signal, skipped });
  for (const { step } of lastingChecks(lesson, last, skipped)) results.set(step.id, 'pass');
  for (const { step } of undone) results.set(step, 'fail');
  results.set(last.id, verdict(checks));
  return results;
}

function verdict(checks: readonly CheckResult[]): Recheck {
  if (checks.some(({ status }) => status === 'fail')) return 'fail';
  return checks.every(({ status }) => status === 'pass') ? 'pass' : 'error';
}

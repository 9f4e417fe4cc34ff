import type { CheckResult } from '../checks/runChecks.ts';
import { textPattern } from '../checks/textPattern.ts';
import type { Lesson, Step } from '../lesson/model/lesson.ts';
import type { Machine } from '../machine/machine.ts';
import { checkStep, type StepLook, type StepResults } from '../session/checkStep.ts';

/** How long checks of a wrong state wait for a pass, which must not come. */
const WRONG_WAIT_MS = 1500;

/** Whether what a learner reads matches what the author demands (`# says:`). */
export function saysIt(says: string | undefined, told: readonly string[]): boolean {
  return says === undefined || told.some(textPattern(says));
}

/** How a step on which a learner did not yet succeed is looked at. */
export const WRONG_LOOK = { longestWait: WRONG_WAIT_MS } as const satisfies StepLook;

/** What a learner is told of a look at a step, a text for each check that fails. */
export function toldBy({ checks, undone }: Pick<StepResults, 'checks' | 'undone'>): string[] {
  return [...checks, ...undone.map(({ result }) => result)]
    .filter(({ status }) => status === 'fail')
    .map(toldText);
}

/**
 * What a learner reads about a wrong state, a text for each check that fails, until one matches what the author
 * demands; empty if none fails. Checks that wait for a pass wait for WRONG_WAIT_MS at most.
 */
export async function whatIsTold(
  lesson: Lesson,
  machine: Machine,
  step: Step,
  says: string | undefined,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const told: string[] = [];
  const caught = new AbortController();
  const either = signal ? AbortSignal.any([signal, caught.signal]) : caught.signal;
  try {
    // That is enough: the other checks are cancelled.
    await checkStep(lesson, machine, step, {
      signal: either,
      ...WRONG_LOOK,
      onResult: (result) => {
        if (result.status !== 'fail') return;
        told.push(toldText(result));
        if (saysIt(says, told)) caught.abort();
      },
    });
  } catch (error) {
    signal?.throwIfAborted();
    if (!caught.signal.aborted) throw error;
  }
  return told;
}

function toldText({ what, wanted, seen, hints = [] }: CheckResult): string {
  return [what, `wanted: ${wanted}`, `seen: ${seen}`, ...hints.map((hint) => `hint: ${hint}`)].join('; ');
}

import { runChecks, type CheckContext, type CheckResult } from '../checks/runChecks.ts';
import type { CheckSpec } from '../checks/checkKinds.ts';
import type { Lesson, Step } from '../lesson/model/lesson.ts';
import type { Machine } from '../machine/machine.ts';
import type { NetworkState } from '../state/networkState.ts';
import { readState } from '../state/readState.ts';
import { asEarlier, lastingChecks, type Undone } from './lastingChecks.ts';

export interface StepLook extends Pick<CheckContext, 'signal' | 'onResult'> {
  /** Ids of steps that the learner skipped: nothing of them needs to be true. */
  readonly skipped?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds that a check may wait at most. */
  readonly longestWait?: number | undefined;
}

/** What a look at a step came to. */
export interface StepResults {
  readonly checks: CheckResult[];
  readonly undone: Undone[];
  /** As the checks last read it; undefined where none asked for it. */
  readonly state: NetworkState | undefined;
}

/** Runs the checks of a step, and looks whether what earlier steps achieved is still true: one read serves both. */
export async function checkStep(
  lesson: Lesson,
  machine: Machine,
  step: Step,
  { signal, onResult, skipped, longestWait = Infinity }: StepLook,
): Promise<StepResults> {
  let state: NetworkState | undefined;
  const earlier = lastingChecks(lesson, step, skipped);
  const written = [...step.checks, ...earlier.map(({ check }) => check)];
  const asked = [...step.checks, ...earlier.map(({ check }) => asEarlier(check))].map((check): CheckSpec => ({
    ...check,
    wait: Math.min(check.wait ?? 0, longestWait),
  }));
  const results = await runChecks(asked, {
    machine,
    readState: async () => (state = await readState(machine, signal)),
    defaultHost: lesson.defaultHost,
    signal,
    onResult: (result, check) => {
      const own = written[asked.indexOf(check)];
      if (own) onResult?.(result, own);
    },
  });
  const undone = earlier.flatMap(({ step: { id } }, index): Undone[] => {
    const result = results[step.checks.length + index];
    // What could not be read may be as it was.
    return result?.status === 'fail' ? [{ step: id, result }] : [];
  });
  return { checks: results.slice(0, step.checks.length), undone, state };
}

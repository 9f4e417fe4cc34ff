import type { CheckSpec } from '../checks/checkKinds.ts';
import { runChecks, type CheckResult } from '../checks/runChecks.ts';
import type { Lesson, Step } from '../lesson/model/lesson.ts';
import type { Machine } from '../machine/machine.ts';
import { readState } from '../state/readState.ts';

/** Whether every check of the step fails now, each run alone; adds a problem for each that does not. */
export async function allFail(
  lesson: Lesson,
  machine: Machine,
  step: Step,
  problems: string[],
  when: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const alone = step.checks.map((check) => ({ ...check, after: [], wait: 0 }));
  const results = await look(lesson, machine, alone, signal);
  let all = true;
  for (const [index, result] of results.entries()) {
    if (result.status === 'fail' || step.checks[index]?.already !== undefined) continue;
    all = false;
    problems.push(`${when}, '${result.what}' is ${result.status}, not fail: ${result.seen}`);
  }
  return all;
}

/** Runs these checks on the machine in its current state. */
export function look(
  lesson: Lesson,
  machine: Machine,
  checks: readonly CheckSpec[],
  signal: AbortSignal | undefined,
  onResult?: (result: CheckResult) => void,
): Promise<CheckResult[]> {
  return runChecks(checks, {
    machine,
    readState: () => readState(machine, signal),
    defaultHost: lesson.defaultHost,
    signal,
    onResult,
  });
}

import type { CheckSpec } from '../checks/checkKinds.ts';
import { runChecks, type CheckContext, type CheckResult } from '../checks/runChecks.ts';
import { checkLine, type Lesson, type Step } from '../lesson/model/lesson.ts';
import type { Machine } from '../machine/machine.ts';
import { readState } from '../state/readState.ts';
import type { ProofProblem } from './lessonProof.ts';

type LookOptions = Pick<CheckContext, 'signal' | 'onResult' | 'alone'> &
  Partial<Pick<CheckContext, 'readState'>>;

/** Whether every check of the step fails now, each run alone; adds a problem for each that does not. */
export async function allFail(
  lesson: Lesson,
  machine: Machine,
  step: Step,
  problems: ProofProblem[],
  when: string,
  options: Pick<LookOptions, 'signal' | 'readState'>,
): Promise<boolean> {
  let all = true;
  const onResult = (result: CheckResult, check: CheckSpec): void => {
    if (result.status === 'fail' || check.already !== undefined) return;
    all = false;
    const text = `${when}, '${result.what}' is ${result.status}, not fail: ${result.seen}`;
    problems.push({ text, line: checkLine(step, check) });
  };
  await look(lesson, machine, step.checks, { ...options, onResult, alone: true });
  return all;
}

/** Runs these checks on the machine in its current state. */
export function look(
  lesson: Lesson,
  machine: Machine,
  checks: readonly CheckSpec[],
  options: LookOptions,
): Promise<CheckResult[]> {
  return runChecks(checks, {
    machine,
    readState: () => readState(machine, options.signal),
    defaultHost: lesson.defaultHost,
    ...options,
  });
}

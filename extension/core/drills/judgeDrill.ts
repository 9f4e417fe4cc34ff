import { runChecks, type CheckResult } from '../checks/runChecks.ts';
import type { Drill, Lesson } from '../lesson/model/lesson.ts';
import type { Machine } from '../machine/machine.ts';
import { readState } from '../state/readState.ts';

/** Runs a drill's checks on the machine in its current state. */
export function judgeDrill(
  { defaultHost }: Pick<Lesson, 'defaultHost'>,
  machine: Machine,
  { checks }: Drill,
  signal?: AbortSignal,
): Promise<CheckResult[]> {
  return runChecks(checks, { machine, defaultHost, signal, readState: () => readState(machine, signal) });
}

/** Whether all that the drill asks for is true. */
export function isDone(results: readonly CheckResult[]): boolean {
  return results.every(({ status }) => status === 'pass');
}

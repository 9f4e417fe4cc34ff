import { checkKind, type CheckSpec } from '../../core/checks/checkKinds.ts';
import { runChecks, type CheckResult } from '../../core/checks/runChecks.ts';
import type { Step } from '../../core/lesson/model/lesson.ts';
import type { Session } from '../../core/session/session.ts';
import type { NetworkState } from '../../core/state/networkState.ts';

/**
 * Tells of each achieved step but `current` what is true of it now, a check at a time. Only of checks that the state
 * alone answers: that costs the guest nothing.
 */
export async function lookAtAchieved(
  session: Session,
  state: NetworkState,
  current: Step | undefined,
  onResult: (result: CheckResult, check: CheckSpec) => void,
): Promise<void> {
  const { lesson, machine, progress } = session;
  const achieved = lesson.steps.filter(
    (step) => progress.achieved[step.id] !== undefined && step !== current,
  );
  const world = {
    machine,
    readState: () => Promise.resolve(state),
    defaultHost: lesson.defaultHost,
  };
  const checks = achieved.flatMap((step) => step.checks).filter((check) => readsStateOnly([check]));
  await runChecks(checks, { ...world, alone: true, onResult });
}

/** Whether one read of the guest answers all of these checks. */
export function readsStateOnly(checks: readonly CheckSpec[]): boolean {
  return checks.every(({ kind }) => checkKind(kind).reads === 'state');
}

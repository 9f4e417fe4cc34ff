import { checkKind, type CheckSpec } from '../checks/checkKinds.ts';
import type { CheckResult } from '../checks/runChecks.ts';
import type { Lesson, Step } from '../lesson/model/lesson.ts';

/** A check of an earlier step. */
export interface EarlierCheck {
  readonly step: Step;
  readonly check: CheckSpec;
}

/** What an earlier step achieved and is no longer so. */
export interface Undone {
  /** The earlier step. */
  readonly step: string;
  readonly result: CheckResult;
}

/**
 * What must still be true at a step: what the steps before it achieved, where one read of the network's state tells, and
 * neither time nor a later step (`until`) takes it away.
 */
export function lastingChecks(
  lesson: Lesson,
  step: Step,
  skipped: Readonly<Record<string, string>> = {},
): EarlierCheck[] {
  const at = lesson.steps.indexOf(step);
  const position = (id: string): number => lesson.steps.findIndex((one) => one.id === id);
  return lesson.steps
    .slice(0, Math.max(at, 0))
    .flatMap((earlier) =>
      skipped[earlier.id] !== undefined
        ? []
        : earlier.checks
            .filter((check) => lasts(check) && (check.until === undefined || position(check.until) > at))
            .map((check) => ({ step: earlier, check })),
    );
}

/** The check as it is looked at later: for itself. Its step's other checks are not asked with it. */
export function asEarlier(check: CheckSpec): CheckSpec {
  return { ...check, after: [], id: undefined };
}

function lasts(check: CheckSpec): boolean {
  const kind = checkKind(check.kind);
  return kind.reads === 'state' && kind.fades?.(check) !== true;
}

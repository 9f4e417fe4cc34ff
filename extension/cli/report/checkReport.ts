import type { CheckResult } from '../../core/checks/runChecks.ts';
import type { NetworkDifference } from '../../core/difference/compareNetworks.ts';
import { differenceCount } from '../../core/difference/lessonDifferences.ts';
import type { StepReport } from '../../core/session/session.ts';

const MARKS = { pass: 'ok', fail: 'FAIL', error: 'ERROR', 'not-run': 'not run' } as const;

/** One check as lines of text: the status in words, then `wanted`, `seen` and the hint. */
export function checkText(check: CheckResult): string {
  const lines = [`  ${MARKS[check.status].padEnd(8)}${check.what}`];
  if (check.status !== 'pass') {
    if (check.wanted) lines.push(`          wanted: ${check.wanted}`);
    if (check.seen) lines.push(`          seen:   ${check.seen}`);
    if (check.hint && check.status === 'fail') lines.push(`          hint:   ${check.hint}`);
  }
  return lines.join('\n');
}

export function stepText(title: string, report: StepReport): string {
  const head = report.achieved ? `${title} (achieved)` : title;
  const undone = report.undone.map(({ step, result }) =>
    checkText({ ...result, what: `No longer true, from the step ${step}: ${result.what}` }),
  );
  return [head, ...report.checks.map(checkText), ...undone].join('\n');
}

/** Where a network that passes is otherwise than the lesson's: a remark, no failure. */
export function differenceText(differs: readonly NetworkDifference[]): string {
  const lines = differs.map(({ kind, text }) => `  ${kind.padEnd(8)}${text}`);
  return [`${differenceCount(differs)}:`, ...lines].join('\n');
}

/** The stable shape of `check --json`; documented in the README. */
export function checkJson(lesson: string, steps: readonly StepReport[]): object {
  return {
    lesson,
    steps: steps.map((step) => ({
      id: step.id,
      achieved: step.achieved,
      checks: step.checks.map(checkResultJson),
      noLongerTrue: step.undone.map(({ step: earlier, result }) => ({
        step: earlier,
        ...checkResultJson(result),
      })),
      differs: step.differs.map(({ kind, text }) => ({ kind, text })),
    })),
  };
}

export function checkResultJson(check: CheckResult): object {
  return {
    what: check.what,
    status: check.status,
    wanted: check.wanted,
    seen: check.seen,
    hint: check.hint ?? null,
    ms: Math.round(check.ms),
  };
}

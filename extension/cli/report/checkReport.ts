import type { CheckResult } from '../../core/checks/runChecks.ts';
import type { NetworkDifference } from '../../core/difference/compareNetworks.ts';
import { factWords } from '../../core/difference/factWords.ts';
import { differenceCount } from '../../core/difference/lessonDifferences.ts';
import { columnEnd } from '../../core/language/columns.ts';
import { message, say } from '../../core/language/say.ts';
import { attemptSentence } from '../../core/lesson/model/attemptWords.ts';
import type { Attempt } from '../../core/lesson/model/lesson.ts';
import { openHints, type OpenHints } from '../../core/session/hintLadder.ts';
import type { StepReport } from '../../core/session/session.ts';
import { looksLikeText } from '../../core/signatures/looksLike.ts';

const MARKS = {
  pass: message('ok'),
  fail: message('FAIL'),
  error: message('ERROR'),
  'not-run': message('not run'),
} as const;

/** Which hints of a step's result are open. */
export type HintsOf = (step: string, check: CheckResult) => OpenHints;

/** One check as lines of text: the status in words, then `wanted`, `seen` and the hints that are open. */
export function checkText(check: CheckResult, { open, more }: OpenHints): string {
  const lines = [`  ${columnEnd(say(MARKS[check.status]), 8)}${check.what}`];
  const note = (label: string, text: string): void =>
    void lines.push(`          ${columnEnd(label, 8)}${text}`);
  if (check.status !== 'pass') {
    if (check.wanted) note(say('wanted:'), check.wanted);
    if (check.seen) note(say('seen:'), check.seen);
    for (const hint of open) note(say('hint:'), hint);
    if (more > 0)
      lines.push(
        `          ${say('{more, plural, one {# more hint} other {# more hints}}: patchbay hint', { more })}`,
      );
  }
  return lines.join('\n');
}

export function stepText(title: string, report: StepReport, hintsOf: HintsOf): string {
  const head = report.achieved ? say('{title} (achieved)', { title }) : title;
  const own = report.checks.map((check) => checkText(check, hintsOf(report.id, check)));
  const undone = report.undone.map(({ step, result }) =>
    checkText(
      { ...result, what: say('No longer true, from the step {step}: {what}', { step, what: result.what }) },
      hintsOf(step, result),
    ),
  );
  const mistake = report.looksLike === undefined ? [] : [`  ${looksLikeText(report.looksLike)}`];
  return [head, ...own, ...undone, ...mistake].join('\n');
}

/** Where a network that passes is otherwise than the lesson's: a remark, no failure. */
export function differenceText(differs: readonly NetworkDifference[]): string {
  const lines = differs.map(({ kind, text }) => `  ${columnEnd(say(kind), 8)}${factWords(text)}`);
  return [say('{heading}:', { heading: differenceCount(differs) }), ...lines].join('\n');
}

/** The stable shape of `check --json`; documented in docs/command-line.md. */
export function checkJson(lesson: string, steps: readonly StepReport[], hintsOf: HintsOf): object {
  return {
    lesson,
    steps: steps.map((step) => ({
      id: step.id,
      achieved: step.achieved,
      checks: step.checks.map((check) => checkResultJson(check, hintsOf(step.id, check))),
      noLongerTrue: step.undone.map(({ step: earlier, result }) => ({
        step: earlier,
        ...checkResultJson(result, hintsOf(earlier, result)),
      })),
      differs: step.differs.map(({ kind, text }) => ({ kind, text })),
      looksLike: step.looksLike === undefined ? null : mistakeJson(step.looksLike),
    })),
  };
}

function mistakeJson(attempt: Attempt): object {
  return { name: attempt.name, sentence: attemptSentence(attempt) };
}

export function checkResultJson(check: CheckResult, { open, more } = openHints(check.hints)): object {
  return {
    what: check.what,
    status: check.status,
    wanted: check.wanted,
    seen: check.seen,
    hint: check.hints?.[0] ?? null,
    hints: open,
    moreHints: more,
    ms: Math.round(check.ms),
  };
}

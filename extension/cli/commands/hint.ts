import type { CheckResult } from '../../core/checks/runChecks.ts';
import { say } from '../../core/language/say.ts';
import { isMet, type Session, type StepReport } from '../../core/session/session.ts';
import { currentStep } from '../../core/session/lessonProgress.ts';
import type { CliContext } from '../cliServices.ts';
import { EXIT, type ExitCode } from '../exitCode.ts';
import { withSession } from '../findMachine.ts';
import { pickSteps } from '../pickSteps.ts';

/** A check that fails, and the step that it is of. */
interface Failing {
  readonly step: string;
  readonly check: CheckResult;
}

/** `patchbay hint LESSON [STEP]`: opens the next hint of the first check that fails, and prints those that are open. */
export async function hint(context: CliContext, lessonName: string, stepId?: string): Promise<ExitCode> {
  const lesson = await context.services.lesson(lessonName);
  return withSession(context, lesson, async (session) => {
    const step = stepId === undefined ? currentStep(lesson, session.progress) : pickSteps(lesson, stepId)[0];
    if (step === undefined) return without(context, say('This lesson has no steps.'));
    const report = await session.check(step, { signal: context.signal });
    const { title } = step;
    if (isMet(report))
      return without(
        context,
        say('Every check of “{title}” passes. There is nothing to hint at.', { title }),
      );
    const failing = nextToHint(report, session);
    if (failing === undefined)
      return without(context, say('No check of “{title}” that fails has a hint.', { title }));
    const { open, more } = await openNext(session, failing);
    if (context.json) {
      const { what } = failing.check;
      context.print(
        JSON.stringify({ lesson: lesson.id, step: failing.step, what, hints: open, moreHints: more }),
      );
    } else {
      context.print(failing.check.what);
      for (const [index, one] of open.entries())
        context.print(
          `  ${say('hint {number} of {count}: {hint}', { number: index + 1, count: open.length + more, hint: one })}`,
        );
      if (more === 0)
        context.print(`  ${say('There is no further hint. To see how it is done: patchbay solve')}`);
    }
    return EXIT.ok;
  });
}

/** Says why there is no hint. */
function without(context: CliContext, words: string): ExitCode {
  if (context.json) context.print(JSON.stringify({ hints: [], moreHints: 0 }));
  else context.print(words);
  return EXIT.ok;
}

/** The first check that fails and has a hint to open; else the first that has one at all. */
function nextToHint(report: StepReport, session: Session): Failing | undefined {
  const failing: Failing[] = [
    ...report.undone.map(({ step, result }) => ({ step, check: result })),
    ...report.checks.map((check) => ({ step: report.id, check })),
  ].filter(({ check }) => (check.hints ?? []).length > 0);
  return failing.find(({ step, check }) => session.openHints(step, check).more > 0) ?? failing[0];
}

async function openNext(
  session: Session,
  { step, check }: Failing,
): Promise<ReturnType<Session['openHints']>> {
  if (session.openHints(step, check).more > 0) await session.openNextHint(step, check);
  return session.openHints(step, check);
}

import { isMet, type StepReport } from '../../core/session/session.ts';
import type { CliContext } from '../cliServices.ts';
import { EXIT, type ExitCode } from '../exitCode.ts';
import { withSession } from '../findMachine.ts';
import { pickSteps } from '../pickSteps.ts';
import { keepIfMet } from '../keepIfMet.ts';
import { checkJson, differenceText, stepText, type HintsOf } from '../report/checkReport.ts';

/** `patchbay check LESSON [STEP]`: what is right, what is not, and why. Exit code 1 where a check does not pass. */
export async function check(context: CliContext, lessonName: string, stepId?: string): Promise<ExitCode> {
  const lesson = await context.services.lesson(lessonName);
  const steps = pickSteps(lesson, stepId);
  const { reports, hintsOf } = await withSession(context, lesson, async (session) => {
    const done: StepReport[] = [];
    const hintsOf: HintsOf = (id, result) => session.openHints(id, result);
    for (const step of steps) {
      const before = session.progress.achieved[step.id];
      const report = await session.check(step, { signal: context.signal, asked: true });
      const counts = report.checks.map(({ status, ms }) => `${status} in ${Math.round(ms)} ms`);
      context.services.log('checks').info(`${lesson.id} ${step.id}: ${counts.join(', ')}`);
      if (!context.json) context.print(stepText(step.title, report, hintsOf));
      done.push(report);
      // Of all steps in a row, only one that was not achieved before is where the learner is.
      if (steps.length === 1 || before === undefined) await keepIfMet(context, session, step, report);
    }
    return { reports: done, hintsOf };
  });
  const differs = reports.findLast(isMet)?.differs ?? [];
  if (!context.json && differs.length > 0) context.print(differenceText(differs));
  if (context.json) context.print(JSON.stringify(checkJson(lesson.id, reports, hintsOf), undefined, 2));
  return reports.every(isMet) ? EXIT.ok : EXIT.failed;
}

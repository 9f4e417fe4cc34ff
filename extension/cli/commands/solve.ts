import { isMet } from '../../core/session/session.ts';
import type { CliContext } from '../cliServices.ts';
import { EXIT, type ExitCode } from '../exitCode.ts';
import { withSession } from '../findMachine.ts';
import { pickSteps } from '../pickSteps.ts';
import { checkJson, stepText, type HintsOf } from '../report/checkReport.ts';

/** `patchbay solve LESSON [STEP]`: runs the step's commands in its terminals, then checks it. */
export async function solve(context: CliContext, lessonName: string, stepId?: string): Promise<ExitCode> {
  const lesson = await context.services.lesson(lessonName);
  const steps = pickSteps(lesson, stepId);
  let code: ExitCode = EXIT.ok;
  const { reports, hintsOf } = await withSession(context, lesson, (session) =>
    context.work(async (operation) => {
      const done = [];
      for (const step of steps) {
        const solved = await session.solve(step, operation);
        const trouble = solved.runs.filter(({ run }) => run.why !== undefined);
        for (const { block, run } of trouble) context.note(`${step.id}, line ${block.line}: ${run.why}`);
        const report = await session.check(step, { signal: context.signal });
        done.push({ title: step.title, report });
        if (trouble.length > 0 || !isMet(report)) code = EXIT.failed;
      }
      const hintsOf: HintsOf = (id, result) => session.openHints(id, result);
      return { reports: done, hintsOf };
    }),
  );
  if (context.json) {
    const plain = reports.map(({ report }) => report);
    context.print(JSON.stringify(checkJson(lesson.id, plain, hintsOf), undefined, 2));
  } else {
    for (const { title, report } of reports) context.print(stepText(title, report, hintsOf));
  }
  return code;
}

import { say } from '../../core/language/say.ts';
import type { Step } from '../../core/lesson/model/lesson.ts';
import { isMet, type Session } from '../../core/session/session.ts';
import { goBackAndReplay } from '../../core/session/stepStarts.ts';
import type { CliContext } from '../cliServices.ts';
import { EXIT, type ExitCode } from '../exitCode.ts';
import { withSession } from '../findMachine.ts';
import { keepIfMet } from '../keepIfMet.ts';
import { pickSteps } from '../pickSteps.ts';
import { checkJson, stepText, type HintsOf } from '../report/checkReport.ts';
import { troubleOf } from '../report/troubleOf.ts';

/**
 * `patchbay solve LESSON [STEP]`: runs the step's commands in its terminals, then checks it. With `fromStart`, from where the
 * machine was at the start of the step; without, that is offered where a command fails.
 */
export async function solve(
  context: CliContext,
  lessonName: string,
  stepId?: string,
  { fromStart = false }: { readonly fromStart?: boolean } = {},
): Promise<ExitCode> {
  const lesson = await context.services.lesson(lessonName);
  const steps = pickSteps(lesson, stepId);
  let code: ExitCode = EXIT.ok;
  const { reports, hintsOf } = await withSession(context, lesson, async (session) => {
    const done = [];
    for (const [index, step] of steps.entries()) {
      const trouble = await solveStep(context, session, step, fromStart && index === 0);
      const report = await session.check(step, { signal: context.signal });
      done.push({ title: step.title, report });
      // Of all steps in a row, only the last is where the learner goes on.
      if (step === steps.at(-1)) await keepIfMet(context, session, step, report);
      if (trouble || !isMet(report)) code = EXIT.failed;
    }
    const hintsOf: HintsOf = (id, result) => session.openHints(id, result);
    return { reports: done, hintsOf };
  });
  if (context.json) {
    const plain = reports.map(({ report }) => report);
    context.print(JSON.stringify(checkJson(lesson.id, plain, hintsOf), undefined, 2));
  } else {
    for (const { title, report } of reports) context.print(stepText(title, report, hintsOf));
  }
  return code;
}

/** Whether a command did not do what it should. */
async function solveStep(
  context: CliContext,
  session: Session,
  step: Step,
  fromStart: boolean,
): Promise<boolean> {
  const runs = await context.work(async (operation) => {
    const replayed = fromStart ? await goBackAndReplay(session, step, operation) : [];
    return [...replayed, await session.solve(step, operation)];
  });
  const trouble = runs.flatMap(troubleOf);
  for (const line of trouble) context.note(line);
  if (trouble.length === 0 || fromStart) return trouble.length > 0;
  const { title } = step;
  if (await context.confirm(say('Go back to the start of “{title}”, and run it from there?', { title })))
    return solveStep(context, session, step, true);
  const command = `patchbay solve ${session.lesson.id} ${step.id} --from-start`;
  context.note(say('From the start of the step: {command}', { command }));
  return true;
}

import type { CheckSpec } from '../../core/checks/checkKinds.ts';
import { say } from '../../core/language/say.ts';
import type { Step } from '../../core/lesson/model/lesson.ts';
import { currentStep } from '../../core/session/lessonProgress.ts';
import { lostPacket, type LostPacket } from '../../core/session/lostPacket.ts';
import { isMet, type Session, type StepReport } from '../../core/session/session.ts';
import { runWalk } from '../../core/walk/runWalk.ts';
import { walkText } from '../../core/walk/walkText.ts';
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
    // Of all steps, those that come later fail without anybody's fault.
    const at = currentStep(lesson, session.progress);
    const isAt = (step: Step): boolean => steps.length === 1 || step === at;
    const hintsOf: HintsOf = (id, result) => session.openHints(id, result);
    for (const step of steps) {
      const before = session.progress.achieved[step.id];
      const report = await session.check(step, { signal: context.signal, asked: isAt(step) });
      const counts = report.checks.map(({ status, ms }) => `${status} in ${Math.round(ms)} ms`);
      context.services.log('checks').info(`${lesson.id} ${step.id}: ${counts.join(', ')}`);
      if (!context.json) context.print(stepText(step.title, report, hintsOf));
      if (!context.json && isAt(step)) await printLost(context, session, step, report);
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

/** Where the packet of a `reach` check that fails gets lost: how to look, and after the third failure at once. */
async function printLost(
  context: CliContext,
  { lesson, machine, progress }: Session,
  step: Step,
  { checks }: StepReport,
): Promise<void> {
  const resultOf = ({ what }: CheckSpec) => checks.find((result) => result.what === what);
  const lost = lostPacket(step, resultOf, progress, lesson.defaultHost);
  if (lost === undefined) return;
  const { from, to, probe, isDue } = lost;
  if (!isDue)
    return context.print(`  ${say('to follow the packet: {command}', { command: walkCommand(lost) })}`);
  const { defaultHost } = lesson;
  const result = await runWalk(machine, from, to, { ...probe, defaultHost, signal: context.signal });
  if (result.ok) context.print(walkText(result.value.walk));
}

function walkCommand({ from, to, probe: { port, size } }: LostPacket): string {
  const options = port === undefined ? (size === undefined ? '' : ` --size ${size}`) : ` --tcp ${port}`;
  return `patchbay walk ${from} ${to}${options}`;
}

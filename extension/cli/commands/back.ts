import { failure } from '../../core/failure/failure.ts';
import { FailureError } from '../../core/failure/failureError.ts';
import { say } from '../../core/language/say.ts';
import { currentStep } from '../../core/session/lessonProgress.ts';
import { goBackAndReplay } from '../../core/session/stepStarts.ts';
import type { CliContext } from '../cliServices.ts';
import { EXIT, type ExitCode } from '../exitCode.ts';
import { findMachine, onSession } from '../findMachine.ts';
import { pickSteps } from '../pickSteps.ts';
import { troubleOf } from '../report/troubleOf.ts';

/** `patchbay back [STEP]`: the machine as it was when the learner came to the step; exit code 1 where a replay failed. */
export async function back(
  context: CliContext,
  stepId: string | undefined,
  lessonName: string | undefined,
): Promise<ExitCode> {
  const found = await findMachine(context, lessonName);
  if (found.lesson === undefined) throw new FailureError(failure('not-running', { lesson: 'LESSON' }));
  const lesson = await context.services.lesson(found.lesson);
  return onSession(context, found, lesson, async (session) => {
    const step = stepId === undefined ? currentStep(lesson, session.progress) : pickSteps(lesson, stepId)[0];
    if (step === undefined) throw new Error('a lesson has a step');
    const began = performance.now();
    const runs = await context.work((operation) => goBackAndReplay(session, step, operation));
    const ms = Math.round(performance.now() - began);
    const replayed = runs.map((run) => run.step);
    const trouble = runs.flatMap(troubleOf);
    for (const line of trouble) context.note(line);
    if (context.json) context.print(JSON.stringify({ lesson: lesson.id, step: step.id, replayed, ms }));
    else context.print(whereItIs(step.title, replayed));
    return trouble.length > 0 ? EXIT.failed : EXIT.ok;
  });
}

function whereItIs(title: string, replayed: readonly string[]): string {
  if (replayed.length === 0) return say('The machine is at the start of “{title}”.', { title });
  return say('The machine is at the start of “{title}”. Replayed: {steps}.', {
    title,
    steps: replayed.join(', '),
  });
}

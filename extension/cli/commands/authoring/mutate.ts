import { failure } from '../../../core/failure/failure.ts';
import { FailureError } from '../../../core/failure/failureError.ts';
import type { Lesson } from '../../../core/lesson/model/lesson.ts';
import { lessonRequirements } from '../../../core/machine/lessonRequirements.ts';
import type { Operation } from '../../../core/machine/machine.ts';
import { mutateStep, unmetJustifications, type MutantResult } from '../../../core/mutate/mutateStep.ts';
import { keepNothing } from '../../../core/proof/attempts.ts';
import { Session } from '../../../core/session/session.ts';
import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';
import { pickSteps } from '../../pickSteps.ts';
import { mutantsJson, mutantsText, mutantText } from '../../report/mutantReport.ts';

/**
 * `patchbay mutate LESSON [STEP]`: runs slips that nobody thought of, and lists those that the checks let pass. Exit code 1
 * where one survives that `mutants.yaml` does not justify.
 */
export async function mutate(context: CliContext, lessonName: string, stepId?: string): Promise<ExitCode> {
  const lesson = await context.services.lesson(lessonName);
  const chosen = new Set(pickSteps(lesson, stepId).map(({ id }) => id));
  const results: MutantResult[] = [];
  await context.work((operation) =>
    mutateLesson(context, lesson, chosen, {
      ...operation,
      onResult: (result) => {
        results.push(result);
        context.note(mutantText(result));
      },
    }),
  );
  const strays = unmetJustifications(lesson, results);
  context.print(context.json ? mutantsJson(lesson.id, results, strays) : mutantsText(results, strays));
  const survived = results.some(({ verdict }) => verdict === 'survived');
  return survived || strays.length > 0 ? EXIT.failed : EXIT.ok;
}

async function mutateLesson(
  { services }: CliContext,
  lesson: Lesson,
  chosen: ReadonlySet<string>,
  operation: Operation & { readonly onResult: (result: MutantResult) => void },
): Promise<void> {
  const { signal } = operation;
  const requirements = { ...lessonRequirements(lesson), internet: false };
  const machine = await services.create(requirements, undefined, operation);
  try {
    await machine.start(operation);
    const { checkpoints } = machine;
    if (checkpoints === undefined)
      throw new FailureError(failure('no-checkpoints', { backend: machine.facts.backend }));
    const session = await Session.begin(lesson, machine, keepNothing, operation);
    try {
      for (const [index, step] of lesson.steps.entries()) {
        if (chosen.has(step.id)) await mutateStep(checkpoints, session, step, operation);
        const isLast = lesson.steps.slice(index + 1).every(({ id }) => !chosen.has(id));
        if (isLast) break;
        await session.solve(step, operation);
      }
    } finally {
      session.dispose();
    }
  } finally {
    await machine.destroy();
  }
  signal?.throwIfAborted();
}

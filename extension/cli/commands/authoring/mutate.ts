import { onFreshMachine } from '../../../core/machine/onFreshMachine.ts';
import { mutateLesson } from '../../../core/mutate/mutateLesson.ts';
import { unmetJustifications, type MutantResult } from '../../../core/mutate/mutateStep.ts';
import { mutantText } from '../../../core/mutate/mutantText.ts';
import { createFor } from '../createFor.ts';
import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';
import { pickSteps } from '../../pickSteps.ts';
import { mutantsJson, mutantsText } from '../../report/mutantReport.ts';

/**
 * `patchbay mutate LESSON [STEP]`: runs slips that nobody thought of, and lists those that the checks let pass. Exit code 1
 * where one survives that `mutants.yaml` does not justify.
 */
export async function mutate(context: CliContext, lessonName: string, stepId?: string): Promise<ExitCode> {
  const lesson = await context.services.lesson(lessonName);
  const chosen = new Set(pickSteps(lesson, stepId).map(({ id }) => id));
  const results: MutantResult[] = [];
  const onResult = (result: MutantResult): void => {
    results.push(result);
    context.note(mutantText(result));
  };
  await context.work((operation) =>
    onFreshMachine(lesson, createFor(context), operation, (machine) =>
      mutateLesson(lesson, machine, chosen, { ...operation, onResult }),
    ),
  );
  const strays = unmetJustifications(lesson, results);
  context.print(context.json ? mutantsJson(lesson.id, results, strays) : mutantsText(results, strays));
  const survived = results.some(({ verdict }) => verdict === 'survived');
  return survived || strays.length > 0 ? EXIT.failed : EXIT.ok;
}

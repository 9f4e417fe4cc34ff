import { failure } from '../failure/failure.ts';
import { FailureError } from '../failure/failureError.ts';
import type { Lesson } from '../lesson/model/lesson.ts';
import type { Machine } from '../machine/machine.ts';
import { keepNothing } from '../proof/attempts.ts';
import { Session } from '../session/session.ts';
import { mutateStep, type MutationOperation } from './mutateStep.ts';

/** Runs the mutants of the chosen steps (ids) on a machine that has just started, which is used afterwards. */
export async function mutateLesson(
  lesson: Lesson,
  machine: Machine,
  chosen: ReadonlySet<string>,
  operation: MutationOperation,
): Promise<void> {
  const { checkpoints } = machine;
  if (checkpoints === undefined)
    throw new FailureError(failure('no-checkpoints', { backend: machine.facts.backend }));
  const session = await Session.begin(lesson, machine, keepNothing, operation);
  try {
    const last = lesson.steps.findLastIndex(({ id }) => chosen.has(id));
    for (const [index, step] of lesson.steps.slice(0, last + 1).entries()) {
      if (chosen.has(step.id)) await mutateStep(checkpoints, session, step, operation);
      if (index < last) await session.solve(step, operation);
    }
  } finally {
    session.dispose();
  }
}

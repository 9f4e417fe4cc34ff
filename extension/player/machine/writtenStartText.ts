import { say } from '../../core/language/say.ts';
import { failure, type Failure } from '../../core/failure/failure.ts';
import type { Lesson, Step } from '../../core/lesson/model/lesson.ts';
import type { StepRun } from '../../core/session/session.ts';
import type { WrittenStart } from '../../core/session/writtenStarts.ts';

/** What Patchbay does to come to the start of a step, for its author. */
export function wayText({ from, toRun }: WrittenStart, { title }: Step): string {
  const count = toRun.size;
  if (count === 0) return say('Going back to the start of {title}', { title });
  return from === undefined
    ? say(
        'Going to the start of {title}: {count, plural, one {# step runs} other {# steps run}} on a fresh machine',
        { title, count },
      )
    : say('Going to the start of {title}: {count, plural, one {# step runs} other {# steps run}} again', {
        title,
        count,
      });
}

/** Why the machine is not at the start of a step: a command before it did not work; undefined where all did. */
export function startNotReached(
  { steps }: Lesson,
  { title }: Step,
  runs: readonly StepRun[],
): Failure | undefined {
  for (const { step, runs: blocks } of runs) {
    const problem = blocks.find(({ run }) => run.why !== undefined)?.run.why;
    const before = steps.find(({ id }) => id === step)?.title ?? step;
    if (problem !== undefined) return failure('start-not-reached', { title, before, problem });
  }
  return undefined;
}

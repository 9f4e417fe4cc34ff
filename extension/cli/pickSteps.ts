import type { Lesson, Step } from '../core/lesson/model/lesson.ts';
import { UsageError } from './exitCode.ts';

/** The step that was named, or all of the lesson. */
export function pickSteps(lesson: Lesson, id: string | undefined): readonly Step[] {
  if (id === undefined) return lesson.steps;
  const step = lesson.steps.find((candidate) => candidate.id === id);
  if (step) return [step];
  const known = lesson.steps.map((candidate) => candidate.id).join(', ');
  throw new UsageError(`The lesson ${lesson.id} has no step '${id}'. Its steps are: ${known}.`);
}

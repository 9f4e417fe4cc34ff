import { failure } from '../core/failure/failure.ts';
import { FailureError } from '../core/failure/failureError.ts';
import type { Lesson, Step } from '../core/lesson/model/lesson.ts';

/** The step that was named, or all of the lesson. */
export function pickSteps(lesson: Lesson, id: string | undefined): readonly Step[] {
  if (id === undefined) return lesson.steps;
  const step = lesson.steps.find((candidate) => candidate.id === id);
  if (step) return [step];
  const known = lesson.steps.map((candidate) => candidate.id).join(', ');
  throw new FailureError(failure('unknown-step', { lesson: lesson.id, step: id, known }));
}

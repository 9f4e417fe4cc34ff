import type { Lesson, Problem } from './lesson.ts';

/** A lesson's folder as it was read. `lesson` is undefined where an error keeps it from being played. */
export interface ShelvedLesson {
  readonly id: string;
  /** Absolute. */
  readonly folder: string;
  readonly lesson: Lesson | undefined;
  /** Only the errors; their files are absolute. `lintLesson` finds more. */
  readonly errors: readonly Problem[];
}

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

/** Sorts by the lessons' `order`; lessons without one come last, in their given order. */
export function inReadingOrder(lessons: readonly ShelvedLesson[]): ShelvedLesson[] {
  const place = ({ lesson }: ShelvedLesson): number => lesson?.order ?? Number.MAX_SAFE_INTEGER;
  return [...lessons].sort((a, b) => place(a) - place(b));
}

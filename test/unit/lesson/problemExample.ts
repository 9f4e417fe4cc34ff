import type { LessonSource } from '../../../extension/core/lesson/model/lesson.ts';
import type { ProblemCode } from '../../../extension/core/lesson/problems/problemKinds.ts';

/** A lesson with one problem. */
export interface ProblemExample {
  readonly code: ProblemCode;
  readonly source: LessonSource;
  readonly line: number;
  readonly column: number;
  /** Where the words are particular to the mistake. */
  readonly instead?: string;
}

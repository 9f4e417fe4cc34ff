import { GLOSSARY_FILE } from '../../../extension/core/glossary/glossary.ts';
import { lintGlossary } from '../../../extension/core/glossary/lintGlossary.ts';
import { lintLesson } from '../../../extension/core/lesson/lint/lintLesson.ts';
import type { LessonSource, Problem } from '../../../extension/core/lesson/model/lesson.ts';
import type { ProblemCode } from '../../../extension/core/lesson/problems/problemKinds.ts';

/** A lesson with one problem, or one with a glossary that has it. */
export interface ProblemExample {
  readonly code: ProblemCode;
  readonly source: LessonSource;
  readonly line: number;
  readonly column: number;
  /** Where the words are particular to the mistake. */
  readonly instead?: string;
}

/** What `patchbay lint` says of an example. */
export function lintExample({ source }: ProblemExample): Problem[] {
  return source.glossary === undefined ? lintLesson(source) : lintGlossary(source.glossary, [source]);
}

/** The bytes of a file of it. */
export function exampleFile({ source }: ProblemExample, file: string): Uint8Array | undefined {
  return file === GLOSSARY_FILE ? source.glossary : source.files.get(file);
}

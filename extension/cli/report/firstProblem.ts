import type { Problem } from '../../core/lesson/model/lesson.ts';

/** The first problem in words, and how many more `patchbay lint FOLDER` lists; undefined without problems. */
export function firstProblem(problems: readonly Problem[], folder: string): string | undefined {
  const [first] = problems;
  if (!first) return undefined;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more; see patchbay lint ${folder})` : '';
  return `${first.file}:${first.line}:${first.column}: ${first.message} ${first.instead}${more}`;
}

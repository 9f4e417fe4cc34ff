import type { Problem } from '../../core/lesson/model/lesson.ts';

/** The first of some problems in words, and how many more `patchbay lint PLACE` tells; undefined where there is none. */
export function firstProblem(problems: readonly Problem[], place: string): string | undefined {
  const [first] = problems;
  if (!first) return undefined;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more; see patchbay lint ${place})` : '';
  return `${first.file}:${first.line}:${first.column}: ${first.message} ${first.instead}${more}`;
}

import { say } from '../../core/language/say.ts';
import type { Problem } from '../../core/lesson/model/lesson.ts';

/** The first problem in words, and how many more `patchbay lint FOLDER` lists; undefined without problems. */
export function firstProblem(problems: readonly Problem[], folder: string): string | undefined {
  const [first] = problems;
  if (!first) return undefined;
  const problem = `${first.file}:${first.line}:${first.column}: ${first.message} ${first.instead}`;
  const count = problems.length - 1;
  return count === 0
    ? problem
    : say('{problem} (and {count} more; see patchbay lint {folder})', { problem, count, folder });
}

import { basename, resolve } from 'node:path';
import type { Result } from '../../extension/core/failure/failure.ts';
import type { Problem } from '../../extension/core/lesson/model/lesson.ts';
import { inReadingOrder, type ShelvedLesson } from '../../extension/core/lesson/model/shelvedLesson.ts';
import { parseLesson } from '../../extension/core/lesson/read/parseLesson.ts';
import { findLessonFolders } from './findLessonFolders.ts';
import { readLessonFolder } from './readLessonFolder.ts';

/** The lesson in a folder. */
export async function readLesson(folder: string): Promise<Result<ShelvedLesson>> {
  const source = await readLessonFolder(folder);
  if (!source.ok) return source;
  const { lesson, problems } = parseLesson(source.value);
  const errors = problems
    .filter(({ severity }) => severity === 'error')
    .map((problem) => placedProblem(folder, problem));
  const value = { id: basename(folder), folder: resolve(folder), errors };
  return { ok: true, value: { ...value, lesson: errors.length === 0 ? lesson : undefined } };
}

/** All lessons that `path` stands for, in their own order, then in that of their folders' names. */
export async function readLessons(path: string): Promise<Result<readonly ShelvedLesson[]>> {
  const folders = await findLessonFolders(path);
  if (!folders.ok) return folders;
  const all = await Promise.all(folders.value.map(readLesson));
  return { ok: true, value: inReadingOrder(all.flatMap((one) => (one.ok ? [one.value] : []))) };
}

/** The problem with its file named so that it can be opened from anywhere. */
export function placedProblem(folder: string, problem: Problem): Problem {
  return { ...problem, file: resolve(folder, problem.file) };
}

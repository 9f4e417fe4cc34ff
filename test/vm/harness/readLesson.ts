import type { Lesson } from '../../../extension/core/lesson/model/lesson.ts';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import { readLessonFolder } from '../../../vm/lessonFolder/readLessonFolder.ts';

/** The lesson in a folder, which is there and right. */
export async function readLesson(folder: string): Promise<Lesson> {
  const read = await readLessonFolder(folder);
  if (!read.ok) throw new Error(read.failure.what);
  const { lesson } = parseLesson(read.value);
  if (!lesson) throw new Error(`${folder} is no lesson.`);
  return lesson;
}

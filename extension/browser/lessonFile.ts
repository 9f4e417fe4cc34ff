import { z } from 'zod';
import { fromBase64 } from '../core/capture/base64.ts';
import { failure } from '../core/failure/failure.ts';
import { FailureError, wordsOf } from '../core/failure/failureError.ts';
import { say } from '../core/language/say.ts';
import type { Lesson, LessonSource } from '../core/lesson/model/lesson.ts';
import { parseLesson } from '../core/lesson/read/parseLesson.ts';
import { notThere } from './guest/fetchWithRetries.ts';

/**
 * A lesson's folder as a site has it: its files by path, in base64; without the attempts, which only a proof needs. With the
 * glossary beside the folder.
 */
export const lessonFileSchema = z.object({
  id: z.string(),
  files: z.record(z.string(), z.string()),
  glossary: z.string().optional(),
});
export type LessonFile = z.infer<typeof lessonFileSchema>;

/** The lesson at `url`. Rejects with FailureError where it can't be had. */
export async function fetchLesson(url: URL): Promise<Lesson> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(notThere(url, response.status));
    const { id, files, glossary } = lessonFileSchema.parse(await response.json());
    const source: LessonSource = {
      id,
      files: new Map(Object.entries(files).map(([path, text]) => [path, fromBase64(text)])),
      ...(glossary !== undefined && { glossary: fromBase64(glossary) }),
    };
    const { lesson } = parseLesson(source);
    if (!lesson) throw new Error(say('{address} is not a lesson', { address: url.href }));
    return lesson;
  } catch (error) {
    throw new FailureError(failure('tab-lesson-not-fetched', { said: wordsOf(error) }), error);
  }
}

/** What the tab of a lesson is called, in the language that the lesson is in. */
export function lessonPageTitle({ title }: Lesson): string {
  return `${title} – Patchbay`;
}

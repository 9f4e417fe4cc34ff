import type { Lesson } from '../../core/lesson/model/lesson.ts';
import { LESSON_LANGUAGE } from '../../core/lesson/translation/translation.ts';

/** The address of a picture of a lesson: one whose words are translated is in no file, and is its own address. */
export function lessonPicture(
  { language, pictures }: Lesson,
  path: string,
  inFolder: (path: string) => string | undefined,
): string | undefined {
  const svg = language === LESSON_LANGUAGE ? undefined : pictures.get(path);
  return svg === undefined ? inFolder(path) : `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

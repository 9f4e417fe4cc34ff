import type { Lesson } from '../model/lesson.ts';
import { mapPictureWords } from './mapPictureWords.ts';
import { mapWords } from './mapWords.ts';
import type { Part } from './translation.ts';

/** All words of a lesson that can be translated, in its order; those of its pictures come last. */
export function lessonParts(lesson: Lesson): Part[] {
  const parts: Part[] = [];
  const note = (part: Part): string => {
    if (part.source.trim() !== '') parts.push(part);
    return part.source;
  };
  mapWords(lesson, note);
  for (const [path, svg] of lesson.pictures) mapPictureWords(path, svg, note);
  return parts;
}

import type { Lesson } from '../model/lesson.ts';
import { mapPictureWords } from './mapPictureWords.ts';
import { mapDrills, mapWords, type Say } from './mapWords.ts';
import type { Part } from './translation.ts';

/** All words of a lesson that can be translated, in its order; those of its pictures come last. */
export function lessonParts(lesson: Lesson): Part[] {
  return partsIn((note) => {
    mapWords(lesson, note);
    for (const [path, svg] of lesson.pictures) mapPictureWords(path, svg, note);
  });
}

/** All words of a lesson's drills that can be translated. */
export function drillParts({ drills = [] }: Pick<Lesson, 'drills'>): Part[] {
  return partsIn((note) => mapDrills(drills, note));
}

function partsIn(readAll: (note: Say) => void): Part[] {
  const parts: Part[] = [];
  readAll((part) => {
    if (part.source.trim() !== '') parts.push(part);
    return part.source;
  });
  return parts;
}

import type { LessonSource } from '../model/lesson.ts';
import { lessonLimits } from '../model/lessonLimits.ts';
import { ProblemList } from '../problems/problemList.ts';
import { decodeLessonText } from '../read/lessonText.ts';
import { readTranslation } from './readTranslation.ts';
import { languageOfFile, type TranslatedFile, type Translation } from './translation.ts';

/** An SVG picture of a lesson. */
const PICTURE = /^(?:media\/)?[A-Za-z0-9][A-Za-z0-9._-]*\.svg$/;

/** The translations of lesson.md or drills.md. One that is too large or not text is left out: the lesson is played without it. */
export function readTranslations(source: LessonSource, of: TranslatedFile): Translation[] {
  return [...source.files].flatMap(([path, bytes]): Translation[] => {
    const language = languageOfFile(path, of);
    const text = language === undefined ? undefined : textOf(path, bytes, lessonLimits.lessonText);
    return language === undefined || text === undefined ? [] : [readTranslation(language, text)];
  });
}

/** The lesson's SVG pictures as text, by their paths: their words are translated too. */
export function readPictures(source: LessonSource): Map<string, string> {
  return new Map(
    [...source.files].flatMap(([path, bytes]): [string, string][] => {
      const svg = PICTURE.test(path) ? textOf(path, bytes, lessonLimits.translatedPicture) : undefined;
      return svg === undefined ? [] : [[path, svg]];
    }),
  );
}

/** Undefined where it is too large, not UTF-8, or has hidden characters. `lint` says so. */
function textOf(path: string, bytes: Uint8Array, limit: number): string | undefined {
  if (bytes.length > limit) return undefined;
  const problems = new ProblemList();
  const text = decodeLessonText(bytes, path, problems);
  return problems.sorted().length > 0 ? undefined : text;
}

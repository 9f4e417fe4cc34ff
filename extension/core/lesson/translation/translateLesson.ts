import type { Lesson } from '../model/lesson.ts';
import { drillParts, lessonParts } from './lessonParts.ts';
import { mapPictureWords } from './mapPictureWords.ts';
import { mapDrills, mapWords, type Say } from './mapWords.ts';
import { planTranslation } from './planTranslation.ts';
import type { Part, Translation } from './translation.ts';

const known = new WeakMap<Translation, Lesson>();

/**
 * The lesson in the language that comes nearest to the one that is wanted (for `zh-tw`, `zh-cn`), and as it is where none
 * does. Only words differ; a part that is not translated, or whose English was changed afterwards, is in English.
 */
export function translateLesson(lesson: Lesson, wanted: string): Lesson {
  const translation = nearestTranslation(lesson, wanted.toLowerCase());
  if (!translation) return lesson;
  const made = known.get(translation) ?? applyTranslation(lesson, translation);
  known.set(translation, made);
  return made;
}

function nearestTranslation({ language, translations }: Lesson, wanted: string): Translation | undefined {
  return primaryOf(wanted) === language ? undefined : nearest(translations, wanted);
}

function nearest(translations: readonly Translation[], wanted: string): Translation | undefined {
  return (
    translations.find((one) => one.language === wanted) ??
    translations.find((one) => primaryOf(one.language) === primaryOf(wanted))
  );
}

/** `zh` of `zh-cn` (BCP 47). */
function primaryOf(language: string): string | undefined {
  return language.split('-')[0];
}

function applyTranslation(lesson: Lesson, translation: Translation): Lesson {
  const { words, say, parts } = readyWords(lessonParts(lesson), translation);
  const ofDrills = nearest(lesson.drillTranslations ?? [], translation.language);
  const pictures = [...lesson.pictures].map(
    ([path, svg]) => [path, mapPictureWords(path, svg, say)] as const,
  );
  return {
    ...mapWords(lesson, say),
    ...(lesson.drills && ofDrills && { drills: mapDrills(lesson.drills, drillWords(lesson, ofDrills)) }),
    language: translation.language,
    untranslated: parts - words,
    pictures: new Map(pictures),
  };
}

function drillWords(lesson: Lesson, translation: Translation): Say {
  return readyWords(drillParts(lesson), translation).say;
}

/** How many parts there are, how many of them are translated, and the words for each. */
function readyWords(
  all: readonly Part[],
  translation: Translation,
): { parts: number; words: number; say: Say } {
  const words = new Map<string, string>();
  for (const { part, state, written } of planTranslation(all, translation).parts)
    if (state === 'translated' && written !== undefined) words.set(part.key, wordsOf(part, written.text));
  const say: Say = ({ key, source }) => words.get(key) ?? source;
  return { parts: all.length, words: words.size, say };
}

const BREAK_IN_CHINESE_OR_JAPANESE =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001\u3002\uff0c\uff1a\uff1b\uff1f\uff01\uff09\u201d])\n/gu;

/** A title may be written as a heading, and a long line on several: those of Chinese are joined without a blank. */
function wordsOf({ form }: Part, text: string): string {
  if (form === 'prose') return text;
  return text
    .replace(/^#{1,6} +/, '')
    .replaceAll(BREAK_IN_CHINESE_OR_JAPANESE, '')
    .replaceAll('\n', ' ');
}

import type { Lesson } from '../model/lesson.ts';
import { lessonParts } from './lessonParts.ts';
import { mapPictureWords } from './mapPictureWords.ts';
import { mapWords } from './mapWords.ts';
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
  const primary = primaryOf(wanted);
  if (primary === language) return undefined;
  return (
    translations.find((one) => one.language === wanted) ??
    translations.find((one) => primaryOf(one.language) === primary)
  );
}

/** `zh` of `zh-cn` (BCP 47). */
function primaryOf(language: string): string | undefined {
  return language.split('-')[0];
}

function applyTranslation(lesson: Lesson, translation: Translation): Lesson {
  const { parts } = planTranslation(lessonParts(lesson), translation);
  const words = new Map<string, string>();
  for (const { part, state, written } of parts)
    if (state === 'translated' && written !== undefined) words.set(part.key, wordsOf(part, written.text));
  const say = ({ key, source }: Part): string => words.get(key) ?? source;
  const pictures = [...lesson.pictures].map(
    ([path, svg]) => [path, mapPictureWords(path, svg, say)] as const,
  );
  return {
    ...mapWords(lesson, say),
    language: translation.language,
    untranslated: parts.length - words.size,
    pictures: new Map(pictures),
  };
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

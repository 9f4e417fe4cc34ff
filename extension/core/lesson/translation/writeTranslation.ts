import type { TranslationPlan } from './planTranslation.ts';
import { END_OF_ENGLISH } from './readTranslation.ts';
import { translationFile, type TranslatedFile } from './translation.ts';

/**
 * The text of a translation that is up to date: each part of the lesson in its order, with the English of those that are to
 * be translated; then what is not used any more. Nothing that was translated is lost.
 */
export function writeTranslation(
  lesson: string,
  language: string,
  plan: TranslationPlan,
  of: TranslatedFile = 'lesson',
): string {
  const parts = plan.parts.map(({ part, hash, state, written }) => {
    if (state === 'translated') return `<!-- @${part.key} ${hash} -->\n${written?.text ?? ''}\n`;
    const mark = state === 'stale' ? 'stale' : 'new';
    const english = part.source.trim().replaceAll('<!--', '<\\!--').replaceAll(END_OF_ENGLISH, '--\\>');
    return `<!-- @${part.key} ${hash} ${mark}\n${english}\n${END_OF_ENGLISH}\n${written === undefined ? '' : `${written.text}\n`}`;
  });
  const unused = plan.unused.map(({ key, hash, text }) => `<!-- @${key} ${hash} unused -->\n${text}\n`);
  return [head(lesson, language, of), ...parts, ...unused].join('\n');
}

function head(lesson: string, language: string, of: TranslatedFile): string {
  return `<!--
The words of ${of}.md in ${language}. Each part begins with its name and the hash of its English.
Write a new part's text below its English. Correct a stale one, and remove the word "stale".
\`patchbay translate ${lesson} ${language}\` brings ${translationFile(language, of)} up to date, and keeps all that is translated.
-->
`;
}

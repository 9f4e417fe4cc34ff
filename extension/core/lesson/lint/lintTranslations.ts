import type { Lesson, LessonSource } from '../model/lesson.ts';
import type { ProblemList } from '../problems/problemList.ts';
import { decodeLessonText } from '../read/lessonText.ts';
import { drillParts, lessonParts } from '../translation/lessonParts.ts';
import { planTranslation, type PlannedPart } from '../translation/planTranslation.ts';
import {
  languageOfFile,
  translationFile,
  type Part,
  type TranslatedFile,
  type Translation,
} from '../translation/translation.ts';
import { lintMarkdown, type MarkdownPlace } from './lintProse.ts';

const NAMED_AT_MOST = 5;

/** Names what is stale or missing in the lesson's translations, and what in them is no good prose. */
export function lintTranslations(source: LessonSource, lesson: Lesson, problems: ProblemList): void {
  // Those that could not be read are not among the lesson's.
  for (const [path, bytes] of source.files)
    if (languageOfFile(path) !== undefined) decodeLessonText(bytes, path, problems);
  const { translations, drillTranslations = [] } = lesson;
  const place = {
    paths: new Set(source.files.keys()),
    stepIds: new Set(lesson.steps.map(({ id }) => id)),
  };
  if (translations.length > 0) lintWords(lessonParts(lesson), translations, 'lesson', place, problems);
  if (drillTranslations.length > 0)
    lintWords(drillParts(lesson), drillTranslations, 'drills', place, problems);
}

function lintWords(
  parts: readonly Part[],
  translations: readonly Translation[],
  of: TranslatedFile,
  place: Omit<MarkdownPlace, 'file'>,
  problems: ProblemList,
): void {
  for (const translation of translations) {
    const file = translationFile(translation.language, of);
    const plan = planTranslation(parts, translation);
    reportMissing(plan.parts, file, problems);
    for (const { state, written, part } of plan.parts) {
      if (written === undefined) continue;
      const at = { line: written.line, column: 1 };
      if (state === 'stale') problems.add('translationStale', at, { file, message: staleWords(part.key) });
      else if (state === 'translated') reportCode(part.source, written, file, problems);
    }
    for (const { line, key } of plan.unused)
      problems.add('translationUnused', { line, column: 1 }, { file, message: unusedWords(key) });
    lintMarkdown(proseOf(plan.parts, translation), { file, ...place }, problems);
  }
}

function reportMissing(parts: readonly PlannedPart[], file: string, problems: ProblemList): void {
  const missing = parts.filter(({ state }) => state === 'missing').map(({ part }) => part.key);
  if (missing.length === 0) return;
  const some = missing.slice(0, NAMED_AT_MOST).join(', ').slice(0, 400);
  const more = missing.length > NAMED_AT_MOST ? ', …' : '';
  const message = `Not translated (${missing.length} of ${parts.length} parts): ${some}${more}.`;
  problems.add('translationMissing', { line: 1, column: 1 }, { file, message });
}

/** What is between backticks is typed or printed: a translation that lacks it is about something else. */
function reportCode(
  english: string,
  { text, textLine }: { text: string; textLine: number },
  file: string,
  problems: ProblemList,
): void {
  const lost = [...english.matchAll(/`[^`\n]+`/g)].find(([code]) => !text.includes(code));
  if (lost === undefined) return;
  const message = `The English has ${lost[0].slice(0, 80)}, and the translation does not.`;
  problems.add('translationCodeMissing', { line: textLine, column: 1 }, { file, message });
}

function proseOf(
  parts: readonly PlannedPart[],
  { parts: written }: Translation,
): { markdown: string; line: number }[] {
  const prose = new Set(
    parts.flatMap(({ part, written }) => (part.form === 'prose' && written ? [written] : [])),
  );
  return written
    .filter((one) => prose.has(one))
    .map(({ text, textLine }) => ({ markdown: text, line: textLine }));
}

function staleWords(key: string): string {
  return `The English of "${key.slice(0, 80)}" was changed after it was translated.`;
}

function unusedWords(key: string): string {
  return `The lesson does not have what "${key.slice(0, 80)}" translates.`;
}

import { stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failure } from '../../../core/failure/failure.ts';
import { FailureError } from '../../../core/failure/failureError.ts';
import { acceptStale } from '../../../core/lesson/translation/acceptStale.ts';
import { drillParts, lessonParts } from '../../../core/lesson/translation/lessonParts.ts';
import { planTranslation, type TranslationPlan } from '../../../core/lesson/translation/planTranslation.ts';
import {
  isLanguage,
  translationFile,
  type Part,
  type TranslatedFile,
  type Translation,
} from '../../../core/lesson/translation/translation.ts';
import { writeTranslation } from '../../../core/lesson/translation/writeTranslation.ts';
import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';

export interface TranslateOptions {
  /** `true`: every stale part. */
  readonly accept?: true | readonly string[];
}

/**
 * `patchbay translate LESSON LANGUAGE`: writes lesson.LANGUAGE.md, and drills.LANGUAGE.md where there are drills, with
 * all that is translated, and what is to be.
 * `--accept [PART…]` keeps the words of stale parts, because they still fit the changed English.
 */
export async function translate(
  context: CliContext,
  lessonName: string,
  language: string,
  { accept }: TranslateOptions,
): Promise<ExitCode> {
  if (!isLanguage(language)) throw new FailureError(failure('bad-language', { language }));
  const folder = await context.services.folderOf(lessonName);
  const lesson = await context.services.original(lessonName);
  const translated = (translations: readonly Translation[] = []): Translation | undefined =>
    translations.find((one) => one.language === language);
  const words: Words[] = [{ of: 'lesson', parts: lessonParts(lesson), old: translated(lesson.translations) }];
  if (lesson.drills)
    words.push({ of: 'drills', parts: drillParts(lesson), old: translated(lesson.drillTranslations) });
  const plans: { file: string; of: TranslatedFile; plan: TranslationPlan }[] = [];
  for (const { of, parts, old } of words) {
    const file = join(folder, translationFile(language, of));
    if (!old && (await exists(file)))
      throw new FailureError(failure('translation-unreadable', { file, folder }));
    plans.push({ file, of, plan: planTranslation(parts, old ?? { language, parts: [] }) });
  }
  for (const { file, of, plan } of accept === undefined ? plans : acceptedPlans(plans, accept)) {
    await writeFile(file, writeTranslation(basename(folder), language, plan, of));
    tell(context, file, plan);
  }
  return EXIT.ok;
}

interface Words {
  readonly of: TranslatedFile;
  readonly parts: readonly Part[];
  readonly old: Translation | undefined;
}

/** Throws FailureError where a name is of no stale part of any of the files. */
function acceptedPlans<Planned extends { readonly file: string; readonly plan: TranslationPlan }>(
  plans: readonly Planned[],
  accept: true | readonly string[],
): Planned[] {
  const keys = accept === true ? [] : accept;
  const accepted = plans.map((one) => ({ ...one, ...acceptStale(one.plan, keys) }));
  const unknown = keys.filter((key) => accepted.every((one) => one.unknown.includes(key)));
  if (unknown.length === 0) return accepted;
  const file = plans.map((one) => one.file).join(', ');
  throw new FailureError(failure('part-not-stale', { parts: unknown.join(', '), file }));
}

function tell(context: CliContext, file: string, plan: TranslationPlan): void {
  const count = (state: string): number => plan.parts.filter((part) => part.state === state).length;
  const counts = {
    translated: count('translated'),
    stale: count('stale'),
    missing: count('missing'),
    unused: plan.unused.length,
  };
  if (context.json) context.print(JSON.stringify({ file, ...counts }));
  else {
    const { translated, stale, missing, unused } = counts;
    context.print(
      `${file}: ${translated} parts translated, ${stale} stale, ${missing} new, ${unused} unused.`,
    );
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

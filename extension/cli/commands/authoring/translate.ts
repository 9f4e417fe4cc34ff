import { stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failure } from '../../../core/failure/failure.ts';
import { FailureError } from '../../../core/failure/failureError.ts';
import { acceptStale } from '../../../core/lesson/translation/acceptStale.ts';
import { lessonParts } from '../../../core/lesson/translation/lessonParts.ts';
import { planTranslation } from '../../../core/lesson/translation/planTranslation.ts';
import { isLanguage, translationFile } from '../../../core/lesson/translation/translation.ts';
import { writeTranslation } from '../../../core/lesson/translation/writeTranslation.ts';
import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';

export interface TranslateOptions {
  /** `true`: every stale part. */
  readonly accept?: true | readonly string[];
}

/**
 * `patchbay translate LESSON LANGUAGE`: writes lesson.LANGUAGE.md with all that is translated, and what is to be.
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
  const file = join(folder, translationFile(language));
  const old = lesson.translations.find((one) => one.language === language);
  if (!old && (await exists(file)))
    throw new FailureError(failure('translation-unreadable', { file, folder }));
  let plan = planTranslation(lessonParts(lesson), old ?? { language, parts: [] });
  if (accept !== undefined) {
    const accepted = acceptStale(plan, accept === true ? [] : accept);
    if (accepted.unknown.length > 0)
      throw new FailureError(failure('part-not-stale', { parts: accepted.unknown.join(', '), file }));
    plan = accepted.plan;
  }
  await writeFile(file, writeTranslation(basename(folder), language, plan));
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
  return EXIT.ok;
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

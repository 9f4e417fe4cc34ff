import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failure } from '../../../core/failure/failure.ts';
import { FailureError } from '../../../core/failure/failureError.ts';
import { importKillercoda } from '../../../core/import/killercoda.ts';
import type { ImportedLesson, LeftOut } from '../../../core/import/importedLesson.ts';
import { importRunme } from '../../../core/import/runme.ts';
import { lintLesson } from '../../../core/lesson/lint/lintLesson.ts';
import type { Problem } from '../../../core/lesson/model/lesson.ts';
import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';
import { makeLessonFolder } from './makeLessonFolder.ts';

/** What `patchbay import` reads. */
export const IMPORTS = ['killercoda', 'runme'] as const;
type ImportFormat = (typeof IMPORTS)[number];

export interface ImportOptions {
  /** The folder in which the lesson's folder is made. */
  readonly in: string;
  /** The lesson's id; made of the file's or folder's name by default. */
  readonly id?: string;
}

/** `patchbay import killercoda DIR` or `runme FILE`: a lesson's folder, and a list of what it does not have. */
export async function importLesson(
  context: CliContext,
  format: string,
  path: string,
  options: ImportOptions,
): Promise<ExitCode> {
  if (!isKnown(format)) {
    throw new FailureError(failure('unknown-import', { format, known: IMPORTS.join(', ') }));
  }
  const id = options.id ?? idOf(path);
  const imported = await read(context, format, path, id);
  const { files } = imported;
  const folder = await makeLessonFolder(options.in, id);
  for (const [inside, bytes] of files) {
    await mkdir(dirname(join(folder, inside)), { recursive: true });
    await writeFile(join(folder, inside), bytes);
  }
  const problems = lintLesson({ id, files });
  if (context.json)
    context.print(JSON.stringify({ id, folder, leftOut: imported.left, problems }, undefined, 2));
  else context.print(reportText(folder, imported.left, problems));
  return EXIT.ok;
}

function isKnown(format: string): format is ImportFormat {
  return IMPORTS.some((known) => known === format);
}

async function read(
  { services }: CliContext,
  format: ImportFormat,
  path: string,
  id: string,
): Promise<ImportedLesson> {
  if (format === 'runme') return importRunme({ id, file: path, text: await services.textAt(path) });
  const imported = importKillercoda({ ...(await services.sourceAt(path)), id });
  if (imported === undefined) throw new FailureError(failure('no-scenario-there', { path }));
  return imported;
}

function idOf(path: string): string {
  const name = basename(path.replace(/[\\/]+$/, '')).replace(/\.md$/i, '');
  return (
    name
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.join('-')
      .replace(/^[^a-z]+/, '')
      .slice(0, 60) || 'imported'
  );
}

function reportText(folder: string, left: readonly LeftOut[], problems: readonly Problem[]): string {
  const lines = [`Made ${folder}.`];
  if (left.length > 0) lines.push('', 'It does not have:');
  for (const { file, line, what } of left)
    lines.push(`  ${file}${line === undefined ? '' : `:${line}`}: ${what}`);
  if (problems.length > 0)
    lines.push('', `patchbay lint ${folder} lists ${problems.length} things to look at.`);
  lines.push('', 'Its commands have run nowhere yet. Read them, then prove it:', `  patchbay test ${folder}`);
  return lines.join('\n');
}

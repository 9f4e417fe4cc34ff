import { lessonPageTitle, type LessonFile } from '../../browser/lessonFile.ts';
import { LANGUAGES } from '../../core/language/languages.ts';
import { inLanguage, say } from '../../core/language/say.ts';
import type { Lesson } from '../../core/lesson/model/lesson.ts';
import { lessonRequirements } from '../../core/machine/lessonRequirements.ts';
import { readLessonFolder } from '../../../vm/lessonFolder/readLessonFolder.ts';
import { FailureError } from '../../core/failure/failureError.ts';
import { escapeMarkup } from '../../core/prose/escapeMarkup.ts';
import { htmlPage } from './siteFiles.ts';

/** A lesson that is played or shown, with its folder. */
export interface SiteLesson {
  readonly folder: string;
  readonly lesson: Lesson;
}

/** Only a proof needs what is in these folders of a lesson. */
const PROOF_ONLY = /^(wrong|right)\//;
const PICTURE = /\.(svg|png|jpe?g|webp|gif)$/i;

/** What the emulated machine lacks for a lesson, in words; undefined where it has all. */
export function lack({ lesson }: SiteLesson): string | undefined {
  const { docker, etcd } = lessonRequirements(lesson);
  return docker ? 'Docker' : etcd ? 'etcd' : undefined;
}

/** The files of a lesson that is played: its page, its folder in one file, its pictures. `next`: the id of the next one. */
export async function lessonFiles(
  { folder, lesson }: SiteLesson,
  next: string | undefined,
): Promise<[path: string, content: string | Uint8Array][]> {
  const source = await readLessonFolder(folder);
  if (!source.ok) throw new FailureError(source.failure);
  const { glossary } = source.value;
  const files = [...source.value.files].filter(([path]) => !PROOF_ONLY.test(path));
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  const packed: LessonFile = {
    id: lesson.id,
    files: Object.fromEntries(files.map(([path, bytes]) => [path, base64(bytes)])),
    ...(glossary !== undefined && { glossary: base64(glossary) }),
  };
  const { id, summary } = lesson;
  const body = `<div id="player" data-page="player" data-lesson="${escapeMarkup(id)}" data-next="${escapeMarkup(next ?? '')}"></div>
<noscript>${LANGUAGES.map(({ id: language }) => inLanguage(language, () => needsScript(language))).join('')}</noscript>`;
  return [
    [
      `lessons/${id}.html`,
      htmlPage({
        root: '../',
        language: 'en',
        title: lessonPageTitle(lesson),
        description: summary,
        asset: 'play',
        body,
      }),
    ],
    [`lessons/${id}.json`, JSON.stringify(packed)],
    ...files
      .filter(([path]) => PICTURE.test(path))
      .map(([path, bytes]): [string, Uint8Array] => [`lessons/${id}/${path}`, bytes]),
  ];
}

/** One page serves every language: only its script knows the reader's. */
function needsScript(language: string): string {
  return `<p lang="${language}">${say('A lesson needs JavaScript: its machine runs in this page.')}</p>`;
}

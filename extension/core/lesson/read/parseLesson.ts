import { readGlossary } from '../../glossary/readGlossary.ts';
import { readDrills } from './drillsFile.ts';
import { checkSizes, readFolderFiles } from './folderFiles.ts';
import { readFrontMatter } from './frontMatter.ts';
import type { Lesson, LessonSource, Problem } from '../model/lesson.ts';
import { VM_HOST } from '../../machine/machine.ts';
import { decodeLessonText } from './lessonText.ts';
import { ProblemList } from '../problems/problemList.ts';
import { readPictures, readTranslations } from '../translation/readTranslations.ts';
import { LESSON_LANGUAGE } from '../translation/translation.ts';
import { readSteps, type Unread } from './readSteps.ts';

export interface ParsedLesson {
  /**
   * The lesson as far as it could be read; undefined only where lesson.md is missing, too large or not text. Play it
   * only if no problem is an error.
   */
  readonly lesson: Lesson | undefined;
  readonly problems: Problem[];
}

/**
 * Reads a lesson, and lists the problems of lesson.md. Never throws, and takes bounded time and memory for any bytes.
 * `lintLesson` lists more, about prose and about the other files.
 */
export function parseLesson(source: LessonSource): ParsedLesson {
  const problems = new ProblemList();
  const read = parseLessonInto(source, problems);
  return { lesson: read?.lesson, problems: problems.sorted() };
}

/** As {@link parseLesson}, for a caller that adds problems of its own. */
export function parseLessonInto(
  source: LessonSource,
  problems: ProblemList,
): { readonly lesson: Lesson; readonly unread: Unread } | undefined {
  const readable = checkSizes(source, problems);
  const bytes = source.files.get('lesson.md');
  if (!readable || bytes === undefined) return undefined;
  const text = decodeLessonText(bytes, 'lesson.md', problems);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const { front, bodyLine } = readFrontMatter(lines, problems);
  const { title, summary, minutes, order, requires } = front;
  const hosts = front.hosts ?? [VM_HOST];
  const [defaultHost = VM_HOST] = hosts;
  const translations = readTranslations(source, 'lesson');
  const { intro, steps, unread } = readSteps(lines, bodyLine, { hosts: front.hosts, defaultHost }, problems);
  const lesson = {
    id: source.id,
    title,
    summary,
    minutes,
    order,
    hosts,
    defaultHost,
    requires,
    intro,
    steps,
    ...readDrills(source, unread.stepIds ? undefined : steps, { hosts: front.hosts, defaultHost }, problems),
    ...readFolderFiles(source, unread.stepIds ? undefined : steps, problems),
    language: LESSON_LANGUAGE,
    untranslated: 0,
    translations,
    pictures: readPictures(source),
    ...(source.glossary !== undefined && { glossary: readGlossary(source.glossary) }),
  };
  return { lesson, unread };
}

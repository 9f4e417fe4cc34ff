import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../extension/build/root.ts';
import { GLOSSARY_FILE } from '../../../extension/core/glossary/glossary.ts';
import { readGlossary } from '../../../extension/core/glossary/readGlossary.ts';
import { catalogueOf } from '../../../extension/core/language/catalogues.ts';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import { drillParts, lessonParts } from '../../../extension/core/lesson/translation/lessonParts.ts';
import { readLessonFolder } from '../../../vm/lessonFolder/readLessonFolder.ts';

/** Words for people, and where they stand: a file and its line, a lesson's part, or a message. */
export interface EnglishText {
  readonly where: string;
  readonly text: string;
}

/** Not linted: the page that names the words to avoid, and what is Chinese. */
const NOT_LINTED =
  /^(?:docs\/GLOSSARY\.md|.*zh-cn\.md$|test\/fixtures\/|.*(?:lesson|drills)\.md$|CHANGELOG\.md$)/;

/** Pages, READMEs, decisions, and what the changelog says of the coming version. */
export function pageTexts(): EnglishText[] {
  const pages = tracked('*.md').filter((file) => !NOT_LINTED.test(file));
  const [, unreleased = ''] = /^## Unreleased$([^]*?)^## /m.exec(read('CHANGELOG.md')) ?? [];
  return [
    ...pages.map((file) => ({ where: file, text: read(file) })),
    { where: 'CHANGELOG.md, Unreleased', text: unreleased },
  ];
}

/** Every word of every lesson: prose, titles, quizzes, checks, pictures; the comments of its attempts; and the glossary's. */
export async function lessonTexts(): Promise<EnglishText[]> {
  const texts: EnglishText[] = [];
  for (const file of tracked('lessons/*/lesson.md')) {
    const folder = file.slice(0, -'/lesson.md'.length);
    const source = await readLessonFolder(join(ROOT, folder));
    const lesson = source.ok ? parseLesson(source.value).lesson : undefined;
    if (!lesson) throw new Error(`${folder} can't be read.`);
    const parts = [...lessonParts(lesson), ...drillParts(lesson)];
    texts.push(...parts.map(({ key, source: text }) => ({ where: `${folder}: ${key}`, text })));
  }
  const glossary = readGlossary(readFileSync(join(ROOT, 'lessons', GLOSSARY_FILE)));
  texts.push(
    ...glossary.map(({ id, english }) => ({ where: `${GLOSSARY_FILE}: ${id}`, text: english.text })),
  );
  const attempts = tracked('lessons/*/wrong/*.sh', 'lessons/*/right/*.sh');
  return [...texts, ...attempts.map((file) => ({ where: file, text: comments(read(file)) }))];
}

/** What Patchbay says, failures included: the English keys of its catalogue, which catalogue.test.ts keeps whole. */
export function messageTexts(): EnglishText[] {
  return [...catalogueOf('zh-cn')].map(([english]) => ({ where: `message “${english}”`, text: english }));
}

/** A script's comments, without its interpreter and what the proof compares. */
function comments(script: string): string {
  const lines = script.split('\n').filter((line) => /^# (?!says:)/.test(line));
  return lines.map((line) => line.slice(2)).join('\n');
}

function tracked(...patterns: readonly string[]): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...patterns], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return listed.split('\n').filter((file) => file !== '' && existsSync(join(ROOT, file)));
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

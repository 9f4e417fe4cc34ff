import { say } from '../../core/language/say.ts';
import type { Lesson, LessonSource, Problem } from '../../core/lesson/model/lesson.ts';
import { parseLesson } from '../../core/lesson/read/parseLesson.ts';
import { translateLesson } from '../../core/lesson/translation/translateLesson.ts';
import { languageOfFile } from '../../core/lesson/translation/translation.ts';
import type { ProseRenderer } from '../../core/prose/renderProse.ts';
import { noProgress } from '../../core/session/lessonProgress.ts';
import type { PlayerSettings } from '../../protocol/playerView.ts';
import type { ProblemView } from '../../protocol/problemView.ts';
import type { PreviewView } from '../../protocol/previewMessages.ts';
import { buildView } from '../view/buildView.ts';
import { NO_SESSION, type PlayerFacts } from '../view/playerFacts.ts';
import { linesInLesson, linesInTranslation, type DocumentLines } from './documentLines.ts';
import { placeProblems } from './placeProblems.ts';

/** Of what a problem says: it may quote a line of the lesson. */
const LONGEST_TEXT = 600;

/** A lesson as its author has it now. */
export interface WrittenLesson {
  readonly lesson: Lesson;
  readonly where: DocumentLines;
}

/** What the author did with the preview. */
export interface PreviewChoices {
  /** By quiz: the option that was chosen. */
  readonly answers: Readonly<Record<string, number>>;
  /** The solutions that were opened. */
  readonly revealed: ReadonlySet<string>;
}

/**
 * Reads the document `file` of a lesson: lesson.md, or a translation. Undefined where it can't be read, and where nothing of
 * it is left to show.
 */
export function readWritten(source: LessonSource, file: string): WrittenLesson | undefined {
  const { lesson } = parseLesson(source);
  if (!lesson || lesson.intro.length + lesson.steps.length === 0) return undefined;
  const language = languageOfFile(file);
  if (language === undefined) return { lesson, where: linesInLesson(lesson) };
  const translation = lesson.translations.find((one) => one.language === language);
  return (
    translation && {
      lesson: translateLesson(lesson, language),
      where: linesInTranslation(lesson, translation),
    }
  );
}

/** The lesson as a learner reads it who has not begun, with the problems of its folder. Pure. */
export function buildPreview(
  { lesson, where }: WrittenLesson,
  problems: readonly Problem[],
  file: string,
  choices: PreviewChoices,
  { settings, renderer }: { readonly settings: PlayerSettings; readonly renderer: ProseRenderer },
): PreviewView {
  const facts: PlayerFacts = {
    ...NO_SESSION,
    lesson,
    machine: { phase: 'stopped', message: '', fraction: null, backend: '', failure: null },
    progress: { ...noProgress(lesson.id), answers: choices.answers },
    current: '',
    fault: null,
    revealed: choices.revealed,
    terminals: [],
    settings,
  };
  const view = buildView(facts, renderer);
  const own = problems.filter((problem) => problem.file === file);
  const located = own.map((problem) => ({ line: problem.line, view: problemView(problem, file) }));
  const { intro, steps, lines, elsewhere } = placeProblems(view, where, located);
  return {
    language: settings.language,
    lesson: {
      ...{ lesson: view.lesson, intro, steps, terms: view.terms, current: '', fault: null },
      // There is no machine to hide one in.
      hasFaults: false,
    },
    lines,
    ...counts(problems),
    elsewhere: [...elsewhere, ...problemViews(problems, file, (one) => one.file !== file)],
    unread: '',
  };
}

/** The same where the document can't be read now: the lesson as it last could be, if it ever could. */
export function unreadPreview(
  last: PreviewView | undefined,
  problems: readonly Problem[],
  file: string,
  settings: PlayerSettings,
): PreviewView {
  return {
    language: settings.language,
    lesson: last?.lesson ?? null,
    lines: last?.lines ?? [],
    ...counts(problems),
    elsewhere: problemViews(problems, file, () => true),
    unread: last?.lesson
      ? say('{file} can’t be read now. Below is the lesson as it was when it last could.', { file })
      : say('There is nothing to show of {file} yet.', { file }),
  };
}

function counts(problems: readonly Problem[]): Pick<PreviewView, 'errors' | 'warnings'> {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}

function problemViews(
  problems: readonly Problem[],
  file: string,
  isShown: (problem: Problem) => boolean,
): ProblemView[] {
  return problems.filter(isShown).map((problem) => problemView(problem, file));
}

function problemView(problem: Problem, file: string): ProblemView {
  const { severity, code, message, instead, line } = problem;
  return {
    kind: 'problem',
    severity,
    code,
    where:
      problem.file === file
        ? say('line {line}', { line })
        : say('{file}, line {line}', { file: problem.file, line }),
    text: [message, instead].filter(Boolean).join(' ').slice(0, LONGEST_TEXT),
  };
}

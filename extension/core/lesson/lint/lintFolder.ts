import { parseAttemptPath } from '../model/attemptPath.ts';
import { commandsFingerprint } from '../model/commandsFingerprint.ts';
import type { Lesson, LessonSource } from '../model/lesson.ts';
import type { Unread } from '../read/readSteps.ts';
import { languageOfFile } from '../translation/translation.ts';
import { didYouMean } from '../problems/didYouMean.ts';
import type { ProblemList } from '../problems/problemList.ts';
import { DRILLS_FILE } from '../read/drillsFile.ts';
import { MUTANTS_FILE } from '../read/mutantsFile.ts';
import { NETWORK_FILE } from '../read/networkFile.ts';
import { SIGNATURES_FILE } from '../read/signaturesFile.ts';
import { knowsSignatures } from '../../signatures/signaturesFingerprint.ts';

const LESSON_ID = /^[a-z][a-z0-9-]{0,60}$/;
const PICTURE = /^(?:media\/)?[A-Za-z0-9][A-Za-z0-9._-]*\.(?:svg|png)$/;
// eslint-disable-next-line no-control-regex -- finding them is the point
const UNSAFE_PATH = /(?:^|\/)\.{0,2}(?:\/|$)|[\\\u0000-\u001F\u007F]/;

interface ReadLesson {
  readonly lesson: Lesson;
  readonly unread: Unread;
}

/** Looks at the files beside lesson.md: strays, and attempts that prove nothing. */
export function lintFolder(source: LessonSource, read: ReadLesson | undefined, problems: ProblemList): void {
  if (!LESSON_ID.test(source.id)) {
    problems.addFile(
      'folderNameUnusable',
      'lesson.md',
      `"${source.id.slice(0, 80)}" cannot be the name of a lesson's folder.`,
    );
  }
  for (const [path, bytes] of source.files) {
    if (UNSAFE_PATH.test(path)) problems.addFile('strayFile', path, 'This file has an unusable name.');
    else if (/^(wrong|right)\/.*\.sh$/s.test(path)) lintAttempt(path, read, problems);
    else if (!belongs(path)) problems.addFile('strayFile', path);
    if (path.endsWith('.sh') && !path.startsWith('files/') && isBlank(bytes))
      problems.addFile('scriptEmpty', path);
  }
  if (read) lintWritten(read, problems);
}

/** Files that a proof writes. */
function lintWritten({ lesson, unread }: ReadLesson, problems: ProblemList): void {
  // The commands of a block that could not be read are not known.
  if (unread.stepIds || unread.inSteps.size > 0) return;
  const { networks, signatures } = lesson;
  if (networks !== undefined && networks.commands !== commandsFingerprint(lesson))
    problems.addFile('networkStale', NETWORK_FILE);
  if (signatures !== undefined && !knowsSignatures(lesson))
    problems.addFile('signaturesStale', SIGNATURES_FILE);
}

function belongs(path: string): boolean {
  return (
    ['lesson.md', DRILLS_FILE, 'setup.sh', NETWORK_FILE, SIGNATURES_FILE, MUTANTS_FILE].includes(path) ||
    languageOfFile(path) !== undefined ||
    path.startsWith('files/') ||
    PICTURE.test(path)
  );
}

function lintAttempt(path: string, read: ReadLesson | undefined, problems: ProblemList): void {
  const attempt = parseAttemptPath(path);
  if (attempt === undefined) {
    problems.addFile('attemptNameUnreadable', path);
    return;
  }
  if (read === undefined) return;
  const { lesson, unread } = read;
  const step = lesson.steps.find(({ id }) => id === attempt.step);
  if (step === undefined) {
    if (unread.stepIds) return;
    const ids = lesson.steps.map(({ id }) => id);
    const message = `The lesson has no step "${attempt.step}".`;
    const otherwise = `Its steps are ${ids.slice(0, 30).join(', ')}.`;
    const wording = didYouMean(message, attempt.step, ids, otherwise);
    problems.add('attemptForUnknownStep', { line: 1, column: 1 }, { file: path, ...wording });
  } else if (step.checks.length === 0 && !unread.inSteps.has(step.id)) {
    problems.addFile('attemptWithoutChecks', path);
  }
}

function isBlank(bytes: Uint8Array): boolean {
  // Space, tab, CR and LF.
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13 || byte === 10);
}

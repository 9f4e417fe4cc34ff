import { textPattern } from '../../checks/textPattern.ts';
import { parseAttemptPath } from '../model/attemptPath.ts';
import type {
  Attempt,
  JustifiedMutant,
  LessonFile,
  LessonNetworks,
  LessonSignatures,
  LessonSource,
  RefusedFile,
  Step,
} from '../model/lesson.ts';
import { DRILLS_FILE } from './drillsFile.ts';
import { decodeLessonText } from './lessonText.ts';
import { lessonLimits } from '../model/lessonLimits.ts';
import { MUTANTS_FILE, readMutantsFile } from './mutantsFile.ts';
import { NETWORK_FILE, readNetworkFile } from './networkFile.ts';
import { readSignaturesFile, SIGNATURES_FILE } from './signaturesFile.ts';
import { languageOfFile } from '../translation/translation.ts';
import type { ProblemList } from '../problems/problemList.ts';

/** The files beside lesson.md. */
export interface FolderFiles {
  readonly setup: string | undefined;
  readonly files: readonly LessonFile[];
  readonly wrong: readonly Attempt[];
  readonly right: readonly Attempt[];
  readonly networks: LessonNetworks | undefined;
  readonly signatures: LessonSignatures | undefined;
  readonly justifiedMutants: readonly JustifiedMutant[];
}

const refusals: Readonly<Record<RefusedFile['why'], string>> = {
  'link-leaves': 'This link leads out of the lesson folder.',
  'not-a-file': 'This is neither a file nor a folder.',
  'too-deep': 'This folder lies too deep.',
  unreadable: 'This file cannot be read.',
};

/** Checks sizes before anything is decoded; false where lesson.md itself must not be read. */
export function checkSizes(source: LessonSource, problems: ProblemList): boolean {
  const { lessonText, drillsText, file, folder, fileCount } = lessonLimits;
  let total = 0;
  for (const [path, { length }] of source.files) {
    // lesson.md has a limit of its own.
    if (path === 'lesson.md') continue;
    total += length;
    if (languageOfFile(path) !== undefined && length > lessonText)
      problems.addFile('fileTooLarge', path, 'This translation is larger than 1 MB.');
    if (path === DRILLS_FILE && length > drillsText)
      problems.addFile('fileTooLarge', path, 'drills.md is larger than 200 kB.');
    if (length > file) problems.addFile('fileTooLarge', path, 'This file is larger than 4 MB.');
  }
  if (total > folder)
    problems.addFile('fileTooLarge', 'lesson.md', 'The lesson folder is larger than 10 MB.');
  if (source.files.size > fileCount) {
    problems.addFile('tooManyFiles', 'lesson.md', `The lesson has more than ${fileCount} files.`);
  }
  for (const { path, why } of source.refused ?? []) problems.addFile('fileUnreadable', path, refusals[why]);
  const lesson = source.files.get('lesson.md');
  if (lesson === undefined) problems.addFile('lessonMissing', 'lesson.md');
  else if (lesson.length > lessonText) problems.addFile('lessonTooLarge', 'lesson.md');
  return lesson !== undefined && lesson.length <= lessonText;
}

/** The files that a session needs, without those that are too large, which `checkSizes` has reported. */
export function readFolderFiles(
  source: LessonSource,
  steps: readonly Step[] | undefined,
  problems: ProblemList,
): FolderFiles {
  const files: LessonFile[] = [];
  const attempts = { wrong: [] as Attempt[], right: [] as Attempt[] };
  let setup: string | undefined;
  let networks: LessonNetworks | undefined;
  let signatures: LessonSignatures | undefined;
  let justifiedMutants: readonly JustifiedMutant[] = [];
  for (const [path, bytes] of source.files) {
    if (bytes.length > lessonLimits.file) continue;
    if (path === 'setup.sh') setup = decodeLessonText(bytes, path, problems);
    else if (path === NETWORK_FILE) networks = readNetworkFile(decodeLessonText(bytes, path, problems) ?? '');
    else if (path === SIGNATURES_FILE)
      signatures = readSignaturesFile(decodeLessonText(bytes, path, problems) ?? '');
    else if (path === MUTANTS_FILE)
      justifiedMutants = readMutantsFile(decodeLessonText(bytes, path, problems) ?? '', steps, problems);
    else if (path.startsWith('files/')) files.push({ path: path.slice('files/'.length), bytes });
    const attempt = parseAttemptPath(path);
    const script = attempt === undefined ? undefined : decodeLessonText(bytes, path, problems);
    if (attempt !== undefined && script !== undefined)
      attempts[attempt.verdict].push({
        step: attempt.step,
        name: attempt.name,
        script,
        ...saidOf(path, script, problems),
      });
  }
  return { setup, files, ...attempts, networks, signatures, justifiedMutants };
}

/** `# says: /REGEX/`, a line of an attempt. */
function saidOf(path: string, script: string, problems: ProblemList): Pick<Attempt, 'says'> {
  const lines = script.split('\n');
  const index = lines.findIndex((line) => /^#\s*says:/.test(line));
  if (index < 0) return {};
  const at = { line: index + 1, column: 1 };
  const [, says] = /^#\s*says:\s*\/(.+)\/\s*$/.exec(lines[index] ?? '') ?? [];
  if (says === undefined) {
    problems.add('attemptSaysInvalid', at, { file: path });
    return {};
  }
  try {
    textPattern(says);
    return { says };
  } catch (error) {
    const why = (error as Error).message.replace('error parsing regexp: ', '');
    problems.add('attemptSaysInvalid', at, {
      file: path,
      message: `This is not a regular expression of RE2 (${why}).`,
    });
    return {};
  }
}

import { failure, type Result } from '../core/failure/failure.ts';
import { FailureError } from '../core/failure/failureError.ts';
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { lintGlossary } from '../core/glossary/lintGlossary.ts';
import { say } from '../core/language/say.ts';
import { lintLesson } from '../core/lesson/lint/lintLesson.ts';
import type { Lesson, Problem } from '../core/lesson/model/lesson.ts';
import { translateLesson } from '../core/lesson/translation/translateLesson.ts';
import type { LogChoice } from '../core/log/logChoice.ts';
import { diagnose } from '../../vm/doctor/diagnose.ts';
import { fix } from '../../vm/doctor/fix.ts';
import { placedProblem, readLesson, readLessons } from '../../vm/lessonFolder/lessonLibrary.ts';
import { findLessonFolders } from '../../vm/lessonFolder/findLessonFolders.ts';
import { readLessonFolder } from '../../vm/lessonFolder/readLessonFolder.ts';
import { readTextFile } from '../../vm/lessonFolder/readTextFile.ts';
import { logOf } from '../core/log/logChannel.ts';
import { collectDiagnostics } from '../../vm/log/collectDiagnostics.ts';
import { keepLog } from '../../vm/log/keepLog.ts';
import { lastLogLines, logFileOf } from '../../vm/log/logFile.ts';
import { attachMachine, createMachine, listMachines } from '../../vm/machines/openMachine.ts';
import { progressFiles } from '../../vm/progress/progressFiles.ts';
import { reviewFile } from '../../vm/progress/reviewFile.ts';
import { sandboxLesson, SANDBOX_ID } from '../core/sandbox/sandboxLesson.ts';
import { keepSandbox, keptSandbox } from '../../vm/store/sandboxFile.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { readSettings, type MachineSettings } from '../../vm/store/settings.ts';
import type { CliServices, LessonInFolder } from './cliServices.ts';
import { firstProblem } from './report/firstProblem.ts';

/** Lines of the log in a report. */
const REPORTED_LINES = 100;

export interface ServiceOptions {
  /** Where lesson ids are looked up. */
  readonly lessonsFolder: string;
  /** Overrides the settings (see machineChoice). */
  readonly machine?: string | undefined;
  /** What of the log `note` hears. */
  readonly logged: LogChoice;
  readonly note: (line: string) => void;
  /** The path of the authors' guide. */
  readonly guide: string;
  /** The language of lessons. */
  readonly language: string;
  /** Patchbay's own. */
  readonly version: string;
}

/** Joins the rooms. */
export function composeServices(options: ServiceOptions): CliServices {
  const { lessonsFolder, machine, language } = options;
  const data = openDataFolder();
  keepLog(logFileOf(data), options.logged, options.note);
  const settings = (): MachineSettings => readSettings(data, machine);

  async function folderOf(idOrFolder: string): Promise<string> {
    const byId = resolve(lessonsFolder, idOrFolder);
    if (/^[\w-]+$/.test(idOrFolder) && (await isFolder(byId))) return byId;
    if (await isFolder(idOrFolder)) return resolve(idOrFolder);
    const known = (await foldersBelow(lessonsFolder)).map((folder) => folder.split(/[\\/]/).at(-1));
    throw new FailureError(
      failure('unknown-lesson', { name: idOrFolder, folder: lessonsFolder, known: known.join(', ') }),
    );
  }

  async function foldersAt(path: string): Promise<readonly string[]> {
    return (await isFolder(path)) ? foldersBelow(path) : [await folderOf(path)];
  }

  async function lessonsAt(path: string): Promise<LessonInFolder[]> {
    return Promise.all(
      (await foldersAt(path)).map(async (folder) => ({ folder, lesson: await playable(folder) })),
    );
  }

  function sandboxNamed(id: string): Lesson | undefined {
    const sandbox = id === SANDBOX_ID ? keptSandbox(data) : undefined;
    return sandbox && sandboxLesson(sandbox);
  }

  /** None where there is no such folder, because the doctor must run all the same. */
  async function knownLessons(): Promise<readonly Lesson[]> {
    const shelf = await readLessons(lessonsFolder);
    return shelf.ok ? shelf.value.flatMap(({ lesson }) => lesson ?? []) : [];
  }

  return {
    lesson: async (idOrFolder) =>
      sandboxNamed(idOrFolder) ?? translateLesson(await playable(await folderOf(idOrFolder)), language),
    keepSandbox: (sandbox) => keepSandbox(data, sandbox),
    original: async (idOrFolder) => playable(await folderOf(idOrFolder)),
    folderOf,
    lessonsAt,
    lint: async (path) => lintFolders(await foldersAt(path), path),
    sourceAt: async (folder) => valueOf(await readLessonFolder(folder)),
    lessonText: async (name) => valueOf(await readTextFile(join(await folderOf(name), 'lesson.md'))),
    guide: async () => valueOf(await readTextFile(options.guide)),
    textAt: async (path) => valueOf(await readTextFile(path)),
    async lessons() {
      const shelf = valueOf(await readLessons(lessonsFolder));
      return {
        lessons: shelf.flatMap(({ lesson }) => (lesson ? translateLesson(lesson, language) : [])),
        problems: shelf.flatMap(({ errors }) => errors),
      };
    },
    create: async (requirements, lesson, { signal }) =>
      createMachine({ requirements, lesson, settings: settings() }, data, signal),
    running: ({ signal }) => listMachines(data, signal),
    attach: async (id, operation) => (await attachMachine(id, operation, data)).machine,
    diagnose: async (operation) => diagnose(operation, data, settings(), await knownLessons()),
    diagnostics: (operation) =>
      collectDiagnostics(
        {
          versions: { Patchbay: options.version },
          settings: settings(),
          log: lastLogLines(logFileOf(data), REPORTED_LINES),
        },
        async () => diagnose(operation, data, settings(), await knownLessons()),
        operation.signal,
      ),
    log: logOf,
    fix: (id, operation) => fix(id, operation, data),
    progress: progressFiles(resolve(data.root, 'progress')),
    review: reviewFile(data.root),
    version: options.version,
  };
}

/** The problems of lessons; of all that stand in `around`, also of the glossary beside them. */
async function lintFolders(folders: readonly string[], around: string): Promise<Problem[]> {
  const sources = await Promise.all(folders.map(async (folder) => valueOf(await readLessonFolder(folder))));
  const problems = sources.flatMap((source, index) =>
    lintLesson(source).map((problem) => placedProblem(folders[index] ?? '', problem)),
  );
  const areAll = folders.every((folder) => dirname(folder) === resolve(around));
  const glossary = areAll ? sources[0]?.glossary : undefined;
  if (glossary === undefined) return problems;
  return [...problems, ...lintGlossary(glossary, sources).map((problem) => placedProblem(around, problem))];
}

async function foldersBelow(path: string): Promise<readonly string[]> {
  return valueOf(await findLessonFolders(path));
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

function valueOf<T>(read: Result<T>): T {
  if (!read.ok) throw new FailureError(read.failure);
  return read.value;
}

/** The lesson in a folder; rejects with FailureError where it has errors. */
async function playable(folder: string): Promise<Lesson> {
  const { lesson, errors } = valueOf(await readLesson(folder));
  if (lesson) return lesson;
  const first = firstProblem(errors, folder);
  throw new FailureError(
    failure('lesson-broken', { folder, problem: first ?? say("Patchbay can't read it.") }),
  );
}

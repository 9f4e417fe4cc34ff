import { resolve } from 'node:path';
import * as vscode from 'vscode';
import type { CreateMachine } from '../core/machine/onFreshMachine.ts';
import { diagnose } from '../../vm/doctor/diagnose.ts';
import { fix } from '../../vm/doctor/fix.ts';
import { isReady } from '../../vm/doctor/isReady.ts';
import { findLessonFolders } from '../../vm/lessonFolder/findLessonFolders.ts';
import { placedProblem, readLesson } from '../../vm/lessonFolder/lessonLibrary.ts';
import { readLessonFolder } from '../../vm/lessonFolder/readLessonFolder.ts';
import { holdMachine, leaveMachine } from '../../vm/machines/caretaker/leaveMachine.ts';
import { attachMachine, createMachine, listMachines } from '../../vm/machines/openMachine.ts';
import { lintLesson } from '../core/lesson/lint/lintLesson.ts';
import { listenToLog } from '../core/log/logChannel.ts';
import { collectDiagnostics } from '../../vm/log/collectDiagnostics.ts';
import { progressFiles } from '../../vm/progress/progressFiles.ts';
import { reviewFile } from '../../vm/progress/reviewFile.ts';
import { ticketFile } from '../../vm/store/ticketFile.ts';
import { unsentFiles } from '../../vm/store/unsentFiles.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { keepSandbox, keptSandbox } from '../../vm/store/sandboxFile.ts';
import { isLeft } from '../../vm/store/machineRecord.ts';
import {
  machineChoice,
  readSettings as machineSettings,
  type MachineSettings,
} from '../../vm/store/settings.ts';
import { useLanguage } from '../core/language/say.ts';
import type { Machine, MachineRequirements } from '../core/machine/machine.ts';
import { App } from './app.ts';
import type { ReadLessonFolder } from './authoring/lessonProblems.ts';
import { LayoutThread } from '../../vm/layout/layoutThread.ts';
import { LessonShelf } from './lessons/lessonShelf.ts';
import { watchFolder } from './lessons/watchFolder.ts';
import type { EditorLog } from './machine/editorLog.ts';
import type { DoctorPorts } from './machine/doctor.ts';
import type { MachineSource } from '../player/playerPorts.ts';
import { readSettings, type EditorSettings } from './settings.ts';
import { LessonTests } from './testing/lessonTests.ts';
import { TEST_PROFILES } from './testing/testProfiles.ts';

/** Joins the rooms for the editor. Opens no machine and starts no process. */
export function compose(context: vscode.ExtensionContext, log: EditorLog): App {
  const data = openDataFolder();
  const settings = (): EditorSettings => {
    const configuration = vscode.workspace.getConfiguration();
    return readSettings((name) => configuration.get(name), vscode.env.language);
  };
  useLanguage(settings().language);
  const progress = progressFiles(resolve(data.root, 'progress'));
  const layout = new LayoutThread(context.asAbsolutePath('dist/layoutWorker.cjs'));
  const shelf = new LessonShelf(
    {
      roots: () => lessonRoots(context, settings()),
      lessonFolders: findLessonFolders,
      readLesson,
      watch: watchFolder,
    },
    progress,
    log.of('lessons'),
    () => settings().language,
  );
  context.subscriptions.push(layout, shelf, listenToLog(log.write));

  // `auto` leaves the choice to the data folder's own settings, which the command line reads too.
  const chosen = (machine: string): MachineSettings =>
    machineSettings(data, machine === 'auto' ? undefined : machine);
  const create = (
    requirements: MachineRequirements,
    lesson: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<Machine> =>
    createMachine({ requirements, lesson, settings: chosen(settings().machine) }, data, signal);
  const machines: MachineSource = {
    async running(lesson, { signal }) {
      const records = await listMachines(data, signal);
      return records.findLast((record) => record.lesson === lesson && isLeft(record))?.id;
    },
    async create(requirements, lesson, { signal }) {
      const { internet } = settings();
      return create({ ...requirements, internet }, lesson, signal);
    },
    async attach(id, operation) {
      holdMachine(data, id);
      return (await attachMachine(id, operation, data)).machine;
    },
    leave(machine) {
      leaveMachine(data, machine).catch((error: unknown) =>
        log.of('machine').warn(`The machine ${machine.id} stays: ${String(error)}`),
      );
    },
  };
  const diagnoseHere: DoctorPorts['diagnose'] = async (operation) => {
    const lessons = (await shelf.all()).flatMap(({ lesson }) => lesson ?? []);
    return diagnose(operation, data, chosen(settings().machine), lessons);
  };
  const readFolder: ReadLessonFolder = async (folder) => {
    const read = await readLessonFolder(folder);
    return read.ok ? read.value : undefined;
  };
  // Not under the lesson's name: nobody goes on with it.
  const unnamed: CreateMachine = (requirements, { signal }) => create(requirements, undefined, signal);
  const tests = new LessonTests(
    {
      lessons: () => shelf.originals(openRoots()),
      onChange: shelf.onChange,
      readLesson,
      async lint(folder) {
        const source = await readFolder(folder);
        return source ? lintLesson(source).map((problem) => placedProblem(folder, problem)) : [];
      },
      create: unnamed,
      log: (message) => log.of('lessons').warn(message),
    },
    TEST_PROFILES,
  );
  context.subscriptions.push(tests);
  return new App({
    extension: context.extensionUri,
    shelf,
    sandbox: {
      keep: (sandbox) => keepSandbox(data, sandbox),
      kept: () => keptSandbox(data),
    },
    readLessonFolder: readFolder,
    async lessonFoldersIn(folder) {
      const found = await findLessonFolders(folder);
      return found.ok ? found.value : [];
    },
    tests,
    playerPorts: { machines, progress, layout: layout.layout },
    review: reviewFile(data.root),
    createMachine: unnamed,
    doctor: {
      diagnose: diagnoseHere,
      fix: (id, operation) => fix(id, operation, data),
      ready: () => isReady(machineChoice(chosen(settings().machine).machine), data),
      log: (message) => log.of('doctor').info(message),
    },
    diagnostics: (operation) =>
      collectDiagnostics(
        {
          versions: {
            Patchbay: (context.extension.packageJSON as { version: string }).version,
            [vscode.env.appName]: vscode.version,
          },
          settings: { ...settings(), computer: chosen(settings().machine) },
          log: log.lastLines,
        },
        () => diagnoseHere(operation),
        operation.signal,
      ),
    seat: { tickets: ticketFile(data), unsent: unsentFiles(data) },
    settings,
    log,
    memento: context.workspaceState,
  });
}

/** The learner's own folder, the workspace's lessons, and ours. */
function lessonRoots(context: vscode.ExtensionContext, { lessonsFolder }: EditorSettings): string[] {
  return [
    ...(lessonsFolder === '' ? [] : [lessonsFolder]),
    ...openRoots(),
    context.asAbsolutePath('lessons'),
  ];
}

function openRoots(): string[] {
  const open = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  return open.flatMap(({ uri }) => [uri.fsPath, resolve(uri.fsPath, 'lessons')]);
}

import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { attachMachine, createMachine, listMachines } from '../../vm/machines/openMachine.ts';
import { keepMachine } from '../../vm/machines/keepMachine.ts';
import { LayoutThread } from '../../vm/layout/layoutThread.ts';
import { readLessons } from '../../vm/lessonFolder/lessonLibrary.ts';
import { readLessonFolder } from '../../vm/lessonFolder/readLessonFolder.ts';
import {
  CLASS_NAME,
  classFolder,
  classNames,
  openClassFolder,
  type ClassFolder,
} from '../../vm/store/classFolder.ts';
import { openDataFolder, type DataFolder } from '../../vm/store/dataFolder.ts';
import { tryLock } from '../../vm/store/lockFile.ts';
import { readSettings } from '../../vm/store/settings.ts';
import { failure } from '../core/failure/failure.ts';
import { FailureError, wordsOf } from '../core/failure/failureError.ts';
import { say, useLanguage } from '../core/language/say.ts';
import type { Lesson } from '../core/lesson/model/lesson.ts';
import { translateLesson } from '../core/lesson/translation/translateLesson.ts';
import { logOf } from '../core/log/logChannel.ts';
import type { ClassLesson } from './classParts.ts';
import { readReport, type RecheckMachine } from './readReport.ts';
import type { ReportRow } from './report/classReport.ts';
import { recheckSteps } from './report/recheck.ts';
import { readWeights, type Weights } from './report/weights.ts';
import type { ClassMachines } from './seat/queuedMachines.ts';
import { serveClass, type ServedClass } from './serveClass.ts';
import { publicAddress } from './web/publicAddress.ts';

export interface ClassOptions {
  /** The class's name; it names its folder. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** What learners type, where that is another address; with a path. */
  readonly publicUrl?: string | undefined;
  /** Files, PEM. */
  readonly tlsCert?: string | undefined;
  readonly tlsKey?: string | undefined;
  readonly mostMachines: number;
  readonly idleMinutes: number;
  readonly mostSeats: number;
  readonly lessonsFolder: string;
  /** See machineChoice. */
  readonly machine?: string | undefined;
  readonly language: string;
}

const PICTURE = /\.(svg|png|jpe?g|webp|gif)$/i;

/** Joins the rooms for a class, and serves it. Rejects with FailureError. */
export async function startClass(options: ClassOptions): Promise<ServedClass> {
  const { name, host, port, language, publicUrl } = options;
  const data = openDataFolder();
  requireName(name);
  requireAddress(publicUrl);
  const tls = readTls(options);
  const folder = openClassFolder(data, name);
  const release = tryLock(folder.lock, data.root);
  if (!release) throw new FailureError(failure('class-served', { name }));
  useLanguage(language);
  const dist = dirname(fileURLToPath(import.meta.url));
  const layout = new LayoutThread(join(dist, 'layoutWorker.cjs'));
  try {
    const served = await serveClass({
      ...{ name, host, port, tls, database: folder.database },
      parts: {
        ...{
          mostMachines: options.mostMachines,
          idleMs: options.idleMinutes * 60_000,
          mostSeats: options.mostSeats,
        },
        ...{ language, layout: layout.layout, now: Date.now },
        machines: classMachines(folder.data, options.machine),
        lessons: await classLessons(options.lessonsFolder, language),
        assets: filesIn(join(dist, 'class')),
        address: publicAddress(publicUrl, tls !== undefined),
        log: (message, tag = 'player') => logOf(tag).info(message),
      },
    });
    return {
      ...served,
      async end() {
        await served.end();
        layout.dispose();
        release();
      },
    };
  } catch (error) {
    layout.dispose();
    release();
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE' || code === 'EACCES' || code === 'EADDRNOTAVAIL')
      throw new FailureError(failure('class-not-listening', { port, said: wordsOf(error) }), error);
    throw error;
  }
}

/** Ends the machines of a class that is not served, and removes all of it: names, progress, events. */
export async function removeClass(name: string): Promise<void> {
  const data = openDataFolder();
  const folder = existingClass(data, name);
  const release = tryLock(folder.lock, data.root);
  if (!release) throw new FailureError(failure('class-served', { name }));
  try {
    for (const { id } of await listMachines(folder.data))
      await (await attachMachine(id, {}, folder.data)).machine.destroy();
    rmSync(folder.path, { recursive: true, force: true });
  } finally {
    release();
  }
}

/**
 * What each learner of a class did at each step. `weights`: a file with the rule for the grade; `recheck`: the checks run again
 * on the machines of the class that run now.
 */
export async function reportClass(options: {
  readonly name: string;
  readonly weights: string | undefined;
  readonly recheck: boolean;
  readonly lessonsFolder: string;
}): Promise<ReportRow[]> {
  const data = openDataFolder();
  const folder = existingClass(data, options.name);
  const weights = options.weights === undefined ? undefined : readWeightsFile(options.weights);
  const lessons = (await playableLessons(options.lessonsFolder)).map(({ lesson }) => lesson);
  return readReport(
    folder.database,
    lessons,
    weights,
    options.recheck ? recheckMachine(folder.data) : undefined,
  );
}

/** Joins a machine beside the hub, which goes on with it. A machine that is gone can tell nothing. */
function recheckMachine(data: DataFolder): RecheckMachine {
  return async (id, lesson, progress) => {
    if (!(await listMachines(data)).some((record) => record.id === id)) return new Map();
    const { machine } = await attachMachine(id, {}, data);
    try {
      return await recheckSteps(lesson, machine, progress);
    } finally {
      machine.detach();
    }
  };
}

function readWeightsFile(file: string): Weights {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new FailureError(failure('class-bad-weights', { file, said: wordsOf(error) }), error);
  }
  const read = readWeights(text, file);
  if (!read.ok) throw new FailureError(read.failure);
  return read.value;
}

function existingClass(data: DataFolder, name: string): ClassFolder {
  requireName(name);
  const folder = classFolder(data, name);
  if (existsSync(folder.database)) return folder;
  throw new FailureError(failure('class-not-there', { name, known: classNames(data).join(', ') || 'none' }));
}

function classMachines(data: DataFolder, machine: string | undefined): ClassMachines {
  return {
    // No machine of a class reaches a network: not the hub, not each other, not the LAN.
    create: (requirements, lesson, { signal }) =>
      createMachine(
        { requirements: { ...requirements, internet: false }, lesson, settings: readSettings(data, machine) },
        data,
        signal,
      ),
    attach: async (id, operation) => (await attachMachine(id, operation, data)).machine,
    keep: (id) => keepMachine(data, id),
    running: async (signal) => (await listMachines(data, signal)).map(({ id }) => id),
  };
}

/** Those that can be played. */
async function playableLessons(
  path: string,
): Promise<{ readonly folder: string; readonly lesson: Lesson }[]> {
  const found = await readLessons(resolve(path));
  if (!found.ok) throw new FailureError(found.failure);
  return found.value.flatMap(({ folder, lesson }) => (lesson ? [{ folder, lesson }] : []));
}

/** The same in the class's language, with their pictures. */
async function classLessons(path: string, language: string): Promise<ClassLesson[]> {
  const all = (await playableLessons(path)).map(async ({ folder, lesson }): Promise<ClassLesson[]> => {
    const source = await readLessonFolder(folder);
    if (!source.ok) return [];
    const pictures = new Map([...source.value.files].filter(([file]) => PICTURE.test(file)));
    return [{ lesson: translateLesson(lesson, language), pictures }];
  });
  return (await Promise.all(all)).flat();
}

function readTls({ tlsCert, tlsKey }: ClassOptions) {
  if (tlsCert === undefined && tlsKey === undefined) return undefined;
  try {
    if (tlsCert === undefined || tlsKey === undefined)
      throw new Error(say('One of the two files is not named'));
    const tls = { cert: readFileSync(tlsCert), key: readFileSync(tlsKey) };
    // Throws where they are no certificate and key, or do not belong together.
    createSecureContext(tls);
    return tls;
  } catch (error) {
    throw new FailureError(failure('class-no-certificate', { said: wordsOf(error) }), error);
  }
}

function requireName(name: string): void {
  if (!CLASS_NAME.test(name)) throw new FailureError(failure('class-bad-name', { name }));
}

function requireAddress(url: string | undefined): void {
  if (url === undefined) return;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new FailureError(failure('class-bad-address', { address: url }));
}

function filesIn(folder: string): ReadonlyMap<string, Uint8Array> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}

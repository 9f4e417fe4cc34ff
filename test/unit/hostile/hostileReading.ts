import { parentPort, workerData } from 'node:worker_threads';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import { lintLesson } from '../../../extension/core/lesson/lint/lintLesson.ts';
import { readLessonFolder } from '../../../vm/lessonFolder/readLessonFolder.ts';
import { htmlOf } from './htmlOf.ts';

/** What reading one hostile lesson came to. */
export interface HostileReading {
  readonly folder: string;
  /** Reading, judging and showing it, together: of the processor's time, whatever else runs on this computer. */
  readonly ms: number;
  readonly codes: readonly string[];
  /** Whether it could be played. */
  readonly playable: boolean;
  /** All the HTML and SVG that its player would show, whether it may be played or not. */
  readonly html: readonly string[];
  /** What was thrown; undefined where nothing was. */
  readonly thrown: string | undefined;
  /** Paths that were read as files of the lesson. */
  readonly files: readonly string[];
}

/** Reads the folder as the editor does: from the disk, with its problems, into the player's view. */
async function readHostile(folder: string): Promise<HostileReading> {
  const started = process.threadCpuUsage();
  let result: Omit<HostileReading, 'ms' | 'folder'>;
  try {
    const read = await readLessonFolder(folder);
    if (!read.ok) throw new Error(read.failure.what);
    const problems = lintLesson(read.value);
    const { lesson } = parseLesson(read.value);
    result = {
      codes: problems.map(({ code }) => code),
      playable: lesson !== undefined && problems.every(({ severity }) => severity !== 'error'),
      html: lesson === undefined ? [] : htmlOf(lesson),
      thrown: undefined,
      files: [...read.value.files.keys()],
    };
  } catch (error) {
    result = { codes: [], playable: false, html: [], thrown: String(error), files: [] };
  }
  const { user, system } = process.threadCpuUsage(started);
  return { folder, ms: (user + system) / 1000, ...result };
}

// In a worker, whose memory is bounded: a lesson that needs more ends it.
for (const folder of workerData as string[]) parentPort?.postMessage(await readHostile(folder));

import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  noProgress,
  readProgress,
  type LessonProgress,
  type ProgressStore,
} from '../../extension/core/session/lessonProgress.ts';
import { storeFailure } from '../store/diskSpace.ts';

/** Progress as one small JSON file a lesson, in `folder`; written whole or not at all, `save` rejects with FailureError. */
export function progressFiles(folder: string): ProgressStore {
  const fileOf = (lesson: string): string => join(folder, `${encodeURIComponent(lesson)}.json`);
  return {
    async load(lesson) {
      let text: string;
      try {
        text = await readFile(fileOf(lesson), 'utf8');
      } catch {
        return noProgress(lesson);
      }
      return parsed(lesson, text) ?? noProgress(lesson);
    },
    async save(progress) {
      const file = fileOf(progress.lesson);
      const unfinished = `${file}.${process.pid}.tmp`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(unfinished, `${JSON.stringify(progress, undefined, 2)}\n`, { mode: 0o600 });
        await rename(unfinished, file);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw storeFailure(error, folder);
      }
    },
  };
}

/** Undefined where the text is not a progress file: one that was damaged counts as none. */
function parsed(lesson: string, text: string): LessonProgress | undefined {
  try {
    return readProgress(lesson, JSON.parse(text));
  } catch {
    return undefined;
  }
}

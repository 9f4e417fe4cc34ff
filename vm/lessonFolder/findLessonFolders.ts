import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { failure, type Result } from '../../extension/core/failure/failure.ts';
import { folderFailure } from './lessonFolderFailure.ts';

const NOT_OURS: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EACCES',
  'EPERM',
  'ELOOP',
  'ENAMETOOLONG',
]);

/**
 * The lesson folders that a path stands for, as absolute paths in the order of their names: the folder itself if
 * it holds lesson.md (or the path is a lesson.md), else each folder in it that does.
 */
export async function findLessonFolders(path: string): Promise<Result<string[]>> {
  const start = resolve(path);
  try {
    if ((await stat(start)).isFile() && basename(start) === 'lesson.md') {
      return { ok: true, value: [dirname(start)] };
    }
    if (await holdsLesson(start)) return { ok: true, value: [start] };
    const names = (await readdir(start)).sort();
    const folders: string[] = [];
    for (const name of names) {
      if (!name.startsWith('.') && (await holdsLesson(join(start, name)))) folders.push(join(start, name));
    }
    if (folders.length === 0) return { ok: false, failure: failure('no-lessons-there', { path }) };
    return { ok: true, value: folders };
  } catch (error) {
    return { ok: false, failure: folderFailure(error, path) };
  }
}

/** A folder that can't be entered is none of ours; any other error (no descriptor left, a disk that fails) is thrown. */
async function holdsLesson(folder: string): Promise<boolean> {
  try {
    return (await stat(join(folder, 'lesson.md'))).isFile();
  } catch (error) {
    if (NOT_OURS.has((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

import { open } from 'node:fs/promises';
import { lessonLimits } from '../../extension/core/lesson/model/lessonLimits.ts';
import { failure, type Result } from '../../extension/core/failure/failure.ts';
import { folderFailure } from './lessonFolderFailure.ts';

/** A text file of somebody else, no larger than a lesson.md may be. */
export async function readTextFile(path: string): Promise<Result<string>> {
  const limit = lessonLimits.lessonText;
  try {
    await using file = await open(path);
    const { size } = await file.stat();
    if (size > limit) return { ok: false, failure: failure('file-too-large', { path, limit }) };
    return { ok: true, value: await file.readFile('utf8') };
  } catch (error) {
    return { ok: false, failure: folderFailure(error, path) };
  }
}

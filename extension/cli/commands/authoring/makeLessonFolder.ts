import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { failure } from '../../../core/failure/failure.ts';
import { FailureError } from '../../../core/failure/failureError.ts';

/** Makes the empty folder of a new lesson in `parent`; throws FailureError where it exists, or cannot be made. */
export async function makeLessonFolder(parent: string, id: string): Promise<string> {
  if (!/^[a-z][a-z0-9-]*$/.test(id)) throw new FailureError(failure('bad-lesson-id', { id }));
  const folder = join(parent, id);
  try {
    await mkdir(parent, { recursive: true });
    await mkdir(folder);
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    const reason = exists ? 'it exists already' : (error as Error).message;
    throw new FailureError(failure('lesson-folder-not-made', { folder, reason }), error);
  }
  return folder;
}

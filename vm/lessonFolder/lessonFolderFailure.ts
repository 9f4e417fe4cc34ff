import { say } from '../../extension/core/language/say.ts';
import { failure, type Failure } from '../../extension/core/failure/failure.ts';

/** Why there is no lesson to read at `path`; `cause` is what a call of `node:fs` threw. */
export function folderFailure(cause: unknown, path: string): Failure {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? say('nothing more');
  if (code === 'ENOENT') return failure('no-lesson-there', { path });
  if (code === 'ENOTDIR') return failure('lesson-not-a-folder', { path });
  return failure('lesson-unreadable', { path, code });
}

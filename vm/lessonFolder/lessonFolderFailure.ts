/** Why there is no lesson to read, and what to do `next`, one sentence each. */
export interface LessonFolderFailure {
  readonly reason: 'missing' | 'not-a-folder' | 'no-lessons' | 'unreadable';
  readonly path: string;
  readonly message: string;
  readonly next: string;
}

/** Words a failure; `cause` is a reason, or what a call of `node:fs` threw. */
export function folderFailure(cause: unknown, path: string): LessonFolderFailure {
  const code = typeof cause === 'string' ? cause : (cause as NodeJS.ErrnoException | undefined)?.code;
  switch (code) {
    case 'missing':
    case 'ENOENT':
      return {
        reason: 'missing',
        path,
        message: `There is no lesson at ${path}.`,
        next: 'Check the name: "patchbay list" shows the lessons.',
      };
    case 'not-a-folder':
    case 'ENOTDIR':
      return {
        reason: 'not-a-folder',
        path,
        message: `${path} is not a folder.`,
        next: 'Name the folder that holds lesson.md.',
      };
    case 'no-lessons':
      return {
        reason: 'no-lessons',
        path,
        message: `There are no lessons in ${path}.`,
        next: 'Name a folder that holds lesson.md, or a folder of such folders.',
      };
    default:
      return {
        reason: 'unreadable',
        path,
        message: `${path} cannot be read${code === undefined ? '' : ` (${code})`}.`,
        next: 'Check its permissions.',
      };
  }
}

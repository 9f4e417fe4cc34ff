import type { Dirent } from 'node:fs';
import { opendir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { LessonSource, RefusedFile } from '../../extension/core/lesson/model/lesson.ts';
import { lessonLimits } from '../../extension/core/lesson/model/lessonLimits.ts';
import { failure, type Result } from '../../extension/core/failure/failure.ts';
import { folderFailure } from './lessonFolderFailure.ts';
import { readBounded } from './readBounded.ts';
import { readGlossaryFile } from './readGlossaryFile.ts';

const DEEPEST = 8;

/**
 * Reads a lesson's folder, bounded: of a file that is too large only one byte more than allowed, of a folder that
 * is too large no more files, so that `parseLesson` sees it and says so. Nothing outside the folder is read, except the
 * glossary beside it: links that leave it, and what is no file, are listed in `refused`.
 */
export async function readLessonFolder(folder: string): Promise<Result<LessonSource>> {
  const path = resolve(folder);
  try {
    if (!(await stat(path)).isDirectory()) {
      return { ok: false, failure: failure('lesson-not-a-folder', { path: folder }) };
    }
    const reader = new FolderReader(await realpath(path));
    await reader.readFolder('', 0);
    const glossary = await readGlossaryFile(dirname(path));
    const { files, refused } = reader;
    return {
      ok: true,
      value: { id: basename(path), files, refused, ...(glossary !== undefined && { glossary }) },
    };
  } catch (error) {
    return { ok: false, failure: folderFailure(error, folder) };
  }
}

class FolderReader {
  readonly files = new Map<string, Uint8Array>();
  readonly refused: RefusedFile[] = [];
  readonly #root: string;
  #bytes = 0;

  constructor(root: string) {
    this.#root = root;
  }

  /** `inside` is relative to the lesson's folder, with `/`; empty for the folder itself. */
  async readFolder(inside: string, depth: number): Promise<void> {
    if (depth > DEEPEST) {
      this.#refuse(inside, 'too-deep');
      return;
    }
    for (const entry of await this.#list(join(this.#root, inside))) {
      if (this.#isFull()) return;
      await this.#readEntry(entry, inside === '' ? entry.name : `${inside}/${entry.name}`, depth);
    }
  }

  async #readEntry(entry: Dirent, path: string, depth: number): Promise<void> {
    try {
      if (entry.isDirectory()) await this.readFolder(path, depth + 1);
      else if (entry.isFile()) await this.#readFile(join(this.#root, path), path);
      else if (entry.isSymbolicLink()) await this.#readLink(path);
      else this.#refuse(path, 'not-a-file');
    } catch {
      this.#refuse(path, 'unreadable');
    }
  }

  /** A link to a file of the same lesson is that file; a link to a folder could be a circle. */
  async #readLink(path: string): Promise<void> {
    const target = await realpath(join(this.#root, path));
    if (!target.startsWith(this.#root + sep)) this.#refuse(path, 'link-leaves');
    else await this.#readFile(target, path);
  }

  async #readFile(from: string, path: string): Promise<void> {
    const limit = path === 'lesson.md' ? lessonLimits.lessonText : lessonLimits.file;
    const bytes = await readBounded(from, limit);
    if (bytes === undefined) {
      this.#refuse(path, 'not-a-file');
      return;
    }
    this.#bytes += bytes.length;
    this.files.set(path, bytes);
  }

  /** Sorted, lesson.md first, so that a folder that is too large still shows its lesson. */
  async #list(folder: string): Promise<Dirent[]> {
    const entries: Dirent[] = [];
    for await (const entry of await opendir(folder)) {
      entries.push(entry);
      if (entries.length > lessonLimits.fileCount * 2) break;
    }
    const rank = ({ name }: Dirent): string => (name === 'lesson.md' ? '' : name);
    return entries.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  }

  #isFull(): boolean {
    const { fileCount, folder } = lessonLimits;
    return this.files.size > fileCount || this.refused.length > fileCount || this.#bytes > folder;
  }

  #refuse(path: string, why: RefusedFile['why']): void {
    this.refused.push({ path, why });
  }
}

import { Debouncer } from '../../core/async/debouncer.ts';
import { DisposableStore, type Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import { failureText, type Failure, type Result } from '../../core/failure/failure.ts';
import type { FailureCode } from '../../core/failure/catalogue.ts';
import type { Log } from '../../core/log/log.ts';
import type { ShelvedLesson } from '../../core/lesson/model/shelvedLesson.ts';

/** Where lessons come from. Paths are absolute. */
export interface LessonSources {
  /** Folders with lessons: the learner's own first, then the workspace's, then ours. */
  roots(): readonly string[];
  /** The lessons' folders in a root, by name; a failure where there are none, and where it can't be read. */
  lessonFolders(root: string): Promise<Result<readonly string[]>>;
  readLesson(folder: string): Promise<Result<ShelvedLesson>>;
  /** Calls `onChange` with the path of each file or folder below `root` that is made, changed or removed. */
  watch(root: string, onChange: (path: string) => void): Disposable;
}

/** Saving a lesson changes several files in a row, and a branch that is checked out all of them. */
const SETTLE_MS = 300;

/** There is nothing wrong with a root without lessons: a workspace is one. */
const NOTHING_THERE: ReadonlySet<FailureCode> = new Set([
  'no-lessons-there',
  'no-lesson-there',
  'lesson-not-a-folder',
]);

/**
 * The lessons of all roots: each is read once, and again after something in its folder has changed. Only what was read is
 * remembered: a root or a lesson that can't be read, or a lesson with errors, is read again with the next look.
 */
export class LessonCache implements Disposable {
  readonly #sources: LessonSources;
  readonly #log: Log;
  readonly #store = new DisposableStore();
  readonly #changes = this.#store.add(new Emitter<void>());
  /** Something is to be read again. */
  readonly onChange = this.#changes.event;
  readonly #soon = this.#store.add(new Debouncer(SETTLE_MS, () => this.#changes.fire()));
  readonly #watched = new Set<string>();
  readonly #folders = new Map<string, Promise<Result<readonly string[]>>>();
  readonly #lessons = new Map<string, Promise<Result<ShelvedLesson>>>();
  /** By path: the failure that the log has, which says it once and not with each look. */
  readonly #logged = new Map<string, string>();

  constructor(sources: LessonSources, log: Log) {
    this.#sources = sources;
    this.#log = log;
  }

  /** The lessons of a root, in the order of their folders. */
  async lessonsIn(root: string): Promise<readonly ShelvedLesson[]> {
    if (!this.#watched.has(root)) {
      this.#watched.add(root);
      this.#store.add(this.#sources.watch(root, (path) => this.#changed(root, path)));
    }
    const folders = await this.#foldersOf(root);
    const lessons = await Promise.all(folders.map((folder) => this.#lessonOf(folder)));
    return lessons.flatMap((lesson) => lesson ?? []);
  }

  /** The lesson `id` of a root as it is now; no other is read. */
  async find(root: string, id: string): Promise<ShelvedLesson | undefined> {
    this.#folders.delete(root);
    const folders = await this.#foldersOf(root);
    const folder = folders.find((one) => /[^\\/]*$/.exec(one)?.[0] === id);
    return folder === undefined ? undefined : this.inFolder(folder);
  }

  /** The lesson of a folder as it is now. */
  inFolder(folder: string): Promise<ShelvedLesson | undefined> {
    this.#lessons.delete(folder);
    return this.#lessonOf(folder);
  }

  /** Everything is read again when it is asked for. */
  forget(): void {
    this.#folders.clear();
    this.#lessons.clear();
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #foldersOf(root: string): Promise<readonly string[]> {
    const read = (): Promise<Result<readonly string[]>> => this.#sources.lessonFolders(root);
    // A root that does not exist may have no watch that works.
    const found = await remembered(
      this.#folders,
      root,
      read,
      (one) => one.ok || one.failure.code === 'no-lessons-there',
    );
    return this.#valueOf(found, root) ?? [];
  }

  async #lessonOf(folder: string): Promise<ShelvedLesson | undefined> {
    const read = (): Promise<Result<ShelvedLesson>> => this.#sources.readLesson(folder);
    const found = await remembered(this.#lessons, folder, read, (one) => one.ok && !!one.value.lesson);
    return this.#valueOf(found, folder);
  }

  #valueOf<T>(result: Result<T>, path: string): T | undefined {
    if (result.ok) {
      this.#logged.delete(path);
      return result.value;
    }
    this.#logOnce(path, result.failure);
    return undefined;
  }

  #logOnce(path: string, failure: Failure): void {
    const text = failureText(failure);
    if (this.#logged.get(path) === text) return;
    this.#logged.set(path, text);
    this.#log[NOTHING_THERE.has(failure.code) ? 'debug' : 'warn'](text);
  }

  #changed(root: string, path: string): void {
    const touched = [...this.#lessons.keys()].filter(
      (folder) => isInside(path, folder) || isInside(folder, path),
    );
    // Anything else in a workspace is no lesson's affair.
    if (touched.length === 0 && !/[\\/]lesson\.md$/.test(path)) return;
    for (const folder of touched) this.#lessons.delete(folder);
    this.#folders.delete(root);
    this.#soon.restart();
  }
}

/** Reads once for all who ask meanwhile; what is not to `keep` is read again by the next. */
function remembered<T>(
  known: Map<string, Promise<T>>,
  key: string,
  read: () => Promise<T>,
  keep: (read: T) => boolean,
): Promise<T> {
  const found = known.get(key);
  if (found) return found;
  const reading = read();
  known.set(key, reading);
  const forget = (): void => {
    if (known.get(key) === reading) known.delete(key);
  };
  reading.then((value) => {
    if (!keep(value)) forget();
  }, forget);
  return reading;
}

function isInside(path: string, folder: string): boolean {
  return path === folder || (path.startsWith(folder) && /^[\\/]/.test(path.slice(folder.length)));
}

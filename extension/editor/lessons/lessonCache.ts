import { Debouncer } from '../../core/async/debouncer.ts';
import { DisposableStore, type Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import type { ShelvedLesson } from '../../core/lesson/model/shelvedLesson.ts';

/** Where lessons come from. Paths are absolute. */
export interface LessonSources {
  /** Folders with lessons: the learner's own first, then the workspace's, then ours. */
  roots(): readonly string[];
  /** The lessons' folders in a root, by name; none where it can't be read. */
  lessonFolders(root: string): Promise<readonly string[]>;
  /** Undefined where the folder can't be read. */
  readLesson(folder: string): Promise<ShelvedLesson | undefined>;
  /** Calls `onChange` with the path of each file or folder below `root` that is made, changed or removed. */
  watch(root: string, onChange: (path: string) => void): Disposable;
}

/** Saving a lesson changes several files in a row, and a branch that is checked out all of them. */
const SETTLE_MS = 300;

/** The lessons of all roots: each is read once, and again after something in its folder has changed. */
export class LessonCache implements Disposable {
  readonly #sources: LessonSources;
  readonly #store = new DisposableStore();
  readonly #changes = this.#store.add(new Emitter<void>());
  /** Something is to be read again. */
  readonly onChange = this.#changes.event;
  readonly #soon = this.#store.add(new Debouncer(SETTLE_MS, () => this.#changes.fire()));
  readonly #watched = new Set<string>();
  readonly #folders = new Map<string, Promise<readonly string[]>>();
  readonly #lessons = new Map<string, Promise<ShelvedLesson | undefined>>();

  constructor(sources: LessonSources) {
    this.#sources = sources;
  }

  /** The lessons of a root, in the order of their folders. */
  async lessonsIn(root: string): Promise<readonly ShelvedLesson[]> {
    if (!this.#watched.has(root)) {
      this.#watched.add(root);
      this.#store.add(this.#sources.watch(root, (path) => this.#changed(root, path)));
    }
    const folders = await remembered(this.#folders, root, () => this.#sources.lessonFolders(root));
    const lessons = await Promise.all(
      folders.map((folder) => remembered(this.#lessons, folder, () => this.#sources.readLesson(folder))),
    );
    return lessons.flatMap((lesson) => lesson ?? []);
  }

  /** Reads a lesson as it is now. */
  read(folder: string): Promise<ShelvedLesson | undefined> {
    this.#lessons.delete(folder);
    return remembered(this.#lessons, folder, () => this.#sources.readLesson(folder));
  }

  /** Everything is read again when it is asked for. */
  forget(): void {
    this.#folders.clear();
    this.#lessons.clear();
  }

  dispose(): void {
    this.#store.dispose();
  }

  #changed(root: string, path: string): void {
    const touched = [...this.#lessons.keys()].filter((folder) => isInside(path, folder));
    // Anything else in a workspace is no lesson's affair.
    if (touched.length === 0 && !/[\\/]lesson\.md$/.test(path)) return;
    for (const folder of touched) this.#lessons.delete(folder);
    this.#folders.delete(root);
    this.#soon.restart();
  }
}

function remembered<T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? read();
  known.set(key, found);
  return found;
}

function isInside(path: string, folder: string): boolean {
  return path === folder || (path.startsWith(folder) && /^[\\/]/.test(path.slice(folder.length)));
}

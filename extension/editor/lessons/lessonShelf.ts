import { say } from '../../core/language/say.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import { DisposableStore } from '../../core/lifetime/disposable.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import type { Lesson } from '../../core/lesson/model/lesson.ts';
import { inReadingOrder, type ShelvedLesson } from '../../core/lesson/model/shelvedLesson.ts';
import { translateLesson } from '../../core/lesson/translation/translateLesson.ts';
import type { Log } from '../../core/log/log.ts';
import type { LessonProgress, ProgressStore } from '../../core/session/lessonProgress.ts';
import { LessonCache, type LessonSources } from './lessonCache.ts';

/** A lesson with how far the learner is. */
export interface LessonOnShelf extends ShelvedLesson {
  readonly progress: LessonProgress;
}

/** The lessons that can be chosen; of two with one id, the one of the earlier root. */
export class LessonShelf implements Disposable {
  readonly #sources: LessonSources;
  readonly #language: () => string;
  readonly #progress: ProgressStore;
  readonly #store = new DisposableStore();
  readonly #cache: LessonCache;
  readonly #changes = this.#store.add(new Emitter<void>());
  readonly onChange = this.#changes.event;

  /** `language` is the learner's: lessons are handed out in it, or in the nearest that they have. */
  constructor(sources: LessonSources, progress: ProgressStore, log: Log, language: () => string) {
    this.#language = language;
    this.#sources = sources;
    this.#progress = progress;
    this.#cache = this.#store.add(new LessonCache(sources, log));
    this.#store.add(this.#cache.onChange(() => this.#changes.fire()));
  }

  /** All lessons in their reading order, those that can't be played last. Only what has changed is read again. */
  async all(): Promise<LessonOnShelf[]> {
    const shelves = await Promise.all(this.#sources.roots().map((root) => this.#cache.lessonsIn(root)));
    const byId = new Map<string, ShelvedLesson>();
    for (const lesson of shelves.flatMap(inReadingOrder))
      if (!byId.has(lesson.id)) byId.set(lesson.id, lesson);
    const lessons = [...byId.values()].sort((a, b) => Number(!a.lesson) - Number(!b.lesson));
    return Promise.all(lessons.map((lesson) => this.#withProgress(lesson)));
  }

  /** The lessons in some roots, in the language in which they were written. */
  async originals(roots: readonly string[]): Promise<ShelvedLesson[]> {
    const shelves = await Promise.all(roots.map((root) => this.#cache.lessonsIn(root)));
    const byFolder = new Map(shelves.flat().map((lesson) => [lesson.folder, lesson]));
    return [...byFolder.values()];
  }

  /** One lesson as it is now; no other is read. */
  async find(id: string): Promise<LessonOnShelf | undefined> {
    for (const root of this.#sources.roots()) {
      const lesson = await this.#cache.find(root, id);
      if (lesson) return this.#withProgress(lesson);
    }
    return undefined;
  }

  /** The lesson of a folder as it is now, whether or not it is in a root; undefined where none can be read there. */
  async inFolder(folder: string): Promise<LessonOnShelf | undefined> {
    const lesson = await this.#cache.inFolder(folder);
    return lesson && this.#withProgress(lesson);
  }

  /** The learner wants to see what is there now. */
  refresh(): void {
    this.#cache.forget();
    this.#changes.fire();
  }

  /** The same lessons have other words. */
  languageChanged(): void {
    this.#changes.fire();
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #withProgress(lesson: ShelvedLesson): Promise<LessonOnShelf> {
    const progress = await this.#progress.load(lesson.id);
    const readable = lesson.lesson && translateLesson(lesson.lesson, this.#language());
    return { ...lesson, lesson: readable, progress };
  }
}

export function stepsAchieved(lesson: Lesson, progress: LessonProgress): number {
  return lesson.steps.filter(({ id }) => progress.achieved[id] !== undefined).length;
}

/** `25 min · 3 of 9 steps`, for a list. */
export function progressText(lesson: Lesson, progress: LessonProgress): string {
  const achieved = stepsAchieved(lesson, progress);
  const steps = lesson.steps.length;
  const how =
    achieved === 0
      ? say('{steps, plural, one {# step} other {# steps}}', { steps })
      : achieved === steps
        ? say('done')
        : say('{achieved} of {steps, plural, one {# step} other {# steps}}', { achieved, steps });
  return say('{minutes} min · {how}', { minutes: lesson.minutes, how });
}

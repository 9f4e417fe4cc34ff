import { Emitter } from '../../core/lifetime/emitter.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import type { Lesson } from '../../core/lesson/model/lesson.ts';
import type { ShelvedLesson } from '../../core/lesson/model/shelvedLesson.ts';
import type { LessonProgress, ProgressStore } from '../../core/session/lessonProgress.ts';

/** A lesson with how far the learner is. */
export interface LessonOnShelf extends ShelvedLesson {
  readonly progress: LessonProgress;
}

/** Where lessons come from. */
export interface LessonSources {
  /** The learner's own folder first, then the workspace's, then ours. */
  folders(): readonly string[];
  /** The lessons in a folder or below it; none where it can't be read. */
  readLessons(folder: string): Promise<readonly ShelvedLesson[]>;
}

/** The lessons that can be chosen. */
export class LessonShelf implements Disposable {
  readonly #sources: LessonSources;
  readonly #progress: ProgressStore;
  readonly #changes = new Emitter<void>();
  readonly onChange = this.#changes.event;

  constructor(sources: LessonSources, progress: ProgressStore) {
    this.#sources = sources;
    this.#progress = progress;
  }

  /** Reads all lessons; of two with one id, the one of the earlier folder. */
  async all(): Promise<LessonOnShelf[]> {
    const sources = this.#sources;
    const shelves = await Promise.all(sources.folders().map((folder) => sources.readLessons(folder)));
    const byId = new Map<string, ShelvedLesson>();
    for (const lesson of shelves.flat()) if (!byId.has(lesson.id)) byId.set(lesson.id, lesson);
    const lessons = [...byId.values()].sort((a, b) => Number(!a.lesson) - Number(!b.lesson));
    return Promise.all(
      lessons.map(async (lesson) => ({ ...lesson, progress: await this.#progress.load(lesson.id) })),
    );
  }

  async find(id: string): Promise<LessonOnShelf | undefined> {
    return (await this.all()).find((lesson) => lesson.id === id);
  }

  refresh(): void {
    this.#changes.fire();
  }

  dispose(): void {
    this.#changes.dispose();
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
    achieved === 0 ? `${steps} steps` : achieved === steps ? 'done' : `${achieved} of ${steps} steps`;
  return `${lesson.minutes} min · ${how}`;
}

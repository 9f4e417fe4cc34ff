import { Emitter } from '../../core/lifetime/emitter.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import type { Lesson } from '../../core/lesson/model/lesson.ts';
import type { LessonProgress, ProgressStore } from '../../core/session/lessonProgress.ts';
import { readLessons, type ShelvedLesson } from '../../../vm/lessonFolder/lessonLibrary.ts';

/** A lesson with how far the learner is. */
export interface LessonOnShelf extends ShelvedLesson {
  readonly progress: LessonProgress;
}

/** The lessons that can be chosen: the learner's own folder first, then the workspace's, then ours. */
export class LessonShelf implements Disposable {
  readonly #folders: () => readonly string[];
  readonly #progress: ProgressStore;
  readonly #changes = new Emitter<void>();
  readonly onChange = this.#changes.event;

  constructor(folders: () => readonly string[], progress: ProgressStore) {
    this.#folders = folders;
    this.#progress = progress;
  }

  /** All lessons, read anew; of two with one id, the one of the earlier folder. */
  async all(): Promise<LessonOnShelf[]> {
    const shelves = await Promise.all(this.#folders().map(readLessons));
    const byId = new Map<string, ShelvedLesson>();
    for (const shelf of shelves) {
      if (!shelf.ok) continue;
      for (const lesson of shelf.value) if (!byId.has(lesson.id)) byId.set(lesson.id, lesson);
    }
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

import type { Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import type { Lesson, Step } from '../../core/lesson/model/lesson.ts';
import {
  currentStep,
  noProgress,
  withAnswer,
  withSkipped,
  type LessonProgress,
  type ProgressStore,
} from '../../core/session/lessonProgress.ts';
import { withHintAsked } from '../../core/session/hintLadder.ts';
import type { Session } from '../../core/session/session.ts';

/** How far the learner of a lesson is, and at which step. Outlives machines and pages. */
export class LearnerProgress implements Disposable {
  /** Where sessions read it and write it, so that what is achieved in one is known here at once. */
  readonly store: ProgressStore;
  readonly #lesson: Lesson;
  readonly #session: () => Session | undefined;
  readonly #changes = new Emitter<void>();
  readonly #steps = new Emitter<Step>();
  readonly onChange = this.#changes.event;
  /** The learner went to a step. */
  readonly onStep = this.#steps.event;
  #progress: LessonProgress;

  /** `session` is the one that runs: it holds the progress as long as it does. */
  constructor(lesson: Lesson, store: ProgressStore, session: () => Session | undefined) {
    this.#lesson = lesson;
    this.#session = session;
    this.#progress = noProgress(lesson.id);
    this.store = {
      load: async (id) => this.#hold(await store.load(id)),
      save: (progress) => store.save(this.#hold(progress)),
    };
  }

  get progress(): LessonProgress {
    return this.#progress;
  }

  /** The current step: where the learner was, else the first that is not done; the last if all are. */
  get step(): Step | undefined {
    return currentStep(this.#lesson, this.#progress);
  }

  /** The step with this id, or the one that the learner is at where `id` is undefined. */
  find(id: string | undefined): Step | undefined {
    return id === undefined ? this.step : this.#lesson.steps.find((step) => step.id === id);
  }

  async load(): Promise<void> {
    await this.store.load(this.#lesson.id);
  }

  /** So that the page stays where the learner reads, and does not go on by itself once the step is achieved. */
  async stay(): Promise<void> {
    const at = this.step?.id;
    if (at !== undefined)
      await this.#remember((progress) => (progress.at === undefined ? { ...progress, at } : progress));
  }

  async goTo(id: string): Promise<void> {
    const step = this.find(id);
    if (!step) return;
    await this.#remember((progress) => ({ ...progress, at: id }));
    this.#steps.fire(step);
  }

  /** To the step that is `by` further on, where there is one. */
  async goBy(by: number): Promise<void> {
    const { steps } = this.#lesson;
    const next = steps[steps.findIndex((step) => step === this.step) + by];
    if (next) await this.goTo(next.id);
  }

  /** Goes on without a step. */
  async skip(step: Step): Promise<void> {
    await this.#remember((progress) => withSkipped(progress, step.id, new Date()));
    const { steps } = this.#lesson;
    const after = steps[steps.indexOf(step) + 1];
    if (after) await this.goTo(after.id);
  }

  answer(block: string, option: number): Promise<void> {
    return this.#remember((progress) => withAnswer(progress, block, option));
  }

  /** Opens the next hint of a check (`hintKey`). */
  openHint(key: string): Promise<void> {
    return this.#remember((progress) => withHintAsked(progress, key));
  }

  forget(): Promise<void> {
    return this.#remember((progress) => noProgress(progress.lesson));
  }

  dispose(): void {
    this.#changes.dispose();
    this.#steps.dispose();
  }

  async #remember(change: (progress: LessonProgress) => LessonProgress): Promise<void> {
    const session = this.#session();
    if (session) await session.remember(change);
    else await this.store.save(change(this.#progress));
  }

  #hold(progress: LessonProgress): LessonProgress {
    this.#progress = progress;
    this.#changes.fire();
    return progress;
  }
}

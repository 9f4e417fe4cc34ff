import * as vscode from 'vscode';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import type { CreateMachine } from '../../core/machine/onFreshMachine.ts';
import { reviewCards, type ReviewCard } from '../../core/review/reviewCards.ts';
import type { ReviewStore } from '../../core/review/reviewMemory.ts';
import { reviewPlan, type ReviewPlan } from '../../core/review/reviewPlan.ts';
import type { LessonShelf } from '../lessons/lessonShelf.ts';
import { ReviewTab } from './reviewTab.ts';

/** What the review needs of the editor's other parts. */
export interface ReviewParts {
  readonly extension: vscode.Uri;
  readonly shelf: LessonShelf;
  readonly store: ReviewStore;
  /** Makes the machine of the drills. */
  readonly create: CreateMachine;
  log(message: string): void;
}

/** The review in one window: what is due, and at most one tab. */
export class Review implements Disposable {
  readonly #parts: ReviewParts;
  readonly #changes = new vscode.EventEmitter<undefined>();
  /** Something was rated. */
  readonly onChange = this.#changes.event;
  #tab: ReviewTab | undefined;

  constructor(parts: ReviewParts) {
    this.#parts = parts;
  }

  /** Brings the tab to the front. */
  open(): void {
    if (this.#tab?.isOpen === true) {
      this.#tab.reveal();
      return;
    }
    this.#tab = new ReviewTab(this.#parts.extension, {
      cards: () => this.#cards(),
      store: this.#parts.store,
      create: this.#parts.create,
      lesson: async (id) => (await this.#parts.shelf.find(id))?.lesson,
      rated: () => this.#changes.fire(undefined),
      log: (message) => this.#parts.log(message),
    });
  }

  /** What is due now; undefined where there is nothing to review at all. */
  async plan(now: Date): Promise<ReviewPlan | undefined> {
    const cards = await this.#cards();
    return cards.length === 0 ? undefined : reviewPlan(cards, await this.#parts.store.load(), now);
  }

  dispose(): void {
    this.#tab?.dispose();
    this.#changes.dispose();
  }

  async #cards(): Promise<readonly ReviewCard[]> {
    const lessons = await this.#parts.shelf.all();
    return lessons.flatMap(({ lesson, progress }) => (lesson ? reviewCards(lesson, progress) : []));
  }
}

import * as vscode from 'vscode';
import { say } from '../../core/language/say.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import { planNotes } from '../../core/review/reviewWords.ts';
import type { Review } from './review.ts';

/** A lesson with quizzes that are due, or a note: what is due in all, what comes next. */
export type ReviewItem =
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'lesson'; readonly id: string; readonly title: string; readonly due: number };

/** The view that says what is due. */
export class ReviewTree implements vscode.TreeDataProvider<ReviewItem>, Disposable {
  readonly #review: Review;
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changes.event;

  constructor(review: Review) {
    this.#review = review;
  }

  refresh(): void {
    this.#changes.fire(undefined);
  }

  async getChildren(item?: ReviewItem): Promise<ReviewItem[]> {
    if (item) return [];
    const now = new Date();
    const plan = await this.#review.plan(now);
    const notes = planNotes(plan ?? { due: [], next: undefined }, plan !== undefined, now);
    const lessons = new Map<string, Extract<ReviewItem, { kind: 'lesson' }>>();
    for (const { card } of plan?.due ?? []) {
      const { id, title } = card.lesson;
      lessons.set(id, { kind: 'lesson', id, title, due: (lessons.get(id)?.due ?? 0) + 1 });
    }
    return [...lessons.values(), ...notes.map((text): ReviewItem => ({ kind: 'note', text }))];
  }

  getTreeItem(item: ReviewItem): vscode.TreeItem {
    if (item.kind === 'note') return new vscode.TreeItem(item.text);
    const row = new vscode.TreeItem(item.title);
    row.id = item.id;
    row.description = say('{count} due', { count: item.due });
    row.iconPath = new vscode.ThemeIcon('history');
    row.command = { command: 'patchbay.review', title: say('Review') };
    return row;
  }

  dispose(): void {
    this.#changes.dispose();
  }
}

import { say } from '../../core/language/say.ts';
import * as vscode from 'vscode';
import type { Step } from '../../core/lesson/model/lesson.ts';
import type { LessonProgress } from '../../core/session/lessonProgress.ts';
import type { Player } from '../../player/player.ts';
import { progressText, stepsAchieved, type LessonOnShelf, type LessonShelf } from './lessonShelf.ts';

/** A row of the lessons view. */
export type LessonsItem =
  | { readonly kind: 'lesson'; readonly found: LessonOnShelf }
  | { readonly kind: 'step'; readonly found: LessonOnShelf; readonly step: Step };

/** The lessons view: lessons, and their steps with what was achieved. */
export class LessonsTree implements vscode.TreeDataProvider<LessonsItem> {
  readonly #shelf: LessonShelf;
  readonly #player: () => Player | undefined;
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changes.event;
  #shownOfPlayer = '';
  #shown: (() => void) | undefined;

  /** `onShown` is called when the view is looked at for the first time. */
  constructor(shelf: LessonShelf, player: () => Player | undefined, onShown: () => void) {
    this.#shown = onShown;
    this.#shelf = shelf;
    this.#player = player;
  }

  refresh(): void {
    this.#changes.fire(undefined);
  }

  /** Something of the player is different: the view is drawn again only where it shows that. */
  playerChanged(): void {
    const player = this.#player();
    const { achieved, skipped } = player?.progress ?? {};
    const shown = JSON.stringify([player?.lesson.id, player?.current, achieved, skipped]);
    if (shown === this.#shownOfPlayer) return;
    this.#shownOfPlayer = shown;
    this.refresh();
  }

  async getChildren(item?: LessonsItem): Promise<LessonsItem[]> {
    this.#shown?.();
    this.#shown = undefined;
    if (!item) return this.#lessons();
    const { found } = item;
    if (item.kind === 'step') return [];
    return (found.lesson?.steps ?? []).map((step) => ({ kind: 'step', found, step }));
  }

  getTreeItem(item: LessonsItem): vscode.TreeItem {
    return item.kind === 'lesson' ? this.#lessonRow(item.found) : this.#stepRow(item.found, item.step);
  }

  dispose(): void {
    this.#changes.dispose();
  }

  async #lessons(): Promise<LessonsItem[]> {
    const lessons = await this.#shelf.all();
    // Only now: an empty view may be one that is not filled yet.
    void vscode.commands.executeCommand('setContext', 'patchbay.noLessons', lessons.length === 0);
    return lessons.map((found) => ({ kind: 'lesson', found }));
  }

  #lessonRow(found: LessonOnShelf): vscode.TreeItem {
    const { lesson, id } = found;
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const played = this.#player()?.lesson.id === id;
    const row = new vscode.TreeItem(lesson?.title ?? id, lesson ? (played ? Expanded : Collapsed) : None);
    row.id = id;
    row.contextValue = lesson ? 'lesson' : 'broken';
    if (!lesson) {
      row.description = say('can’t be played');
      row.tooltip = found.errors.map(({ message }) => message).join('\n');
      row.iconPath = new vscode.ThemeIcon('warning');
      return row;
    }
    const progress = this.#progressOf(found);
    row.description = progressText(lesson, progress);
    row.tooltip = lesson.summary;
    // VS Code would read out the tooltip alone.
    row.accessibilityInformation = { label: `${lesson.title}, ${row.description}: ${lesson.summary}` };
    const done = stepsAchieved(lesson, progress) === lesson.steps.length;
    row.iconPath = new vscode.ThemeIcon(done ? 'pass-filled' : played ? 'play-circle' : 'book');
    return row;
  }

  #stepRow(found: LessonOnShelf, step: Step): vscode.TreeItem {
    const { id } = found;
    const row = new vscode.TreeItem(step.title);
    row.id = `${id}#${step.id}`;
    row.contextValue = 'step';
    const player = this.#player();
    const progress = this.#progressOf(found);
    const achieved = progress.achieved[step.id] !== undefined;
    const skipped = progress.skipped?.[step.id] !== undefined;
    const here = player?.lesson.id === id && player.current === step.id;
    row.iconPath = new vscode.ThemeIcon(achieved ? 'pass' : here ? 'circle-filled' : 'circle-outline');
    row.description = [
      achieved ? say('achieved') : skipped ? say('skipped') : '',
      here ? say('you are here') : '',
    ]
      .filter(Boolean)
      .join(', ');
    row.command = {
      command: 'patchbay.startLesson',
      title: say('Go to this step'),
      arguments: [id, step.id],
    };
    return row;
  }

  /** The player knows it first. */
  #progressOf({ id, progress }: LessonOnShelf): LessonProgress {
    const player = this.#player();
    return player?.lesson.id === id ? player.progress : progress;
  }
}

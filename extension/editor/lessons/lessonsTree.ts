import * as vscode from 'vscode';
import type { Step } from '../../core/lesson/model/lesson.ts';
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
    const { lesson, id, progress } = found;
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const played = this.#player()?.lesson.id === id;
    const row = new vscode.TreeItem(lesson?.title ?? id, lesson ? (played ? Expanded : Collapsed) : None);
    row.id = id;
    row.contextValue = lesson ? 'lesson' : 'broken';
    if (!lesson) {
      row.description = 'cannot be played';
      row.tooltip = found.errors.map(({ message }) => message).join('\n');
      row.iconPath = new vscode.ThemeIcon('warning');
      return row;
    }
    row.description = progressText(lesson, progress);
    row.tooltip = lesson.summary;
    // VS Code would read out the tooltip alone.
    row.accessibilityInformation = { label: `${lesson.title}, ${row.description}: ${lesson.summary}` };
    const done = stepsAchieved(lesson, progress) === lesson.steps.length;
    row.iconPath = new vscode.ThemeIcon(done ? 'pass-filled' : played ? 'play-circle' : 'book');
    return row;
  }

  #stepRow({ id, progress }: LessonOnShelf, step: Step): vscode.TreeItem {
    const row = new vscode.TreeItem(step.title);
    row.id = `${id}#${step.id}`;
    row.contextValue = 'step';
    const player = this.#player();
    const played = player?.lesson.id === id ? player : undefined;
    const known = played?.progress ?? progress;
    const achieved = known.achieved[step.id] !== undefined;
    const skipped = known.skipped?.[step.id] !== undefined;
    const here = played?.current === step.id;
    row.iconPath = new vscode.ThemeIcon(achieved ? 'pass' : here ? 'circle-filled' : 'circle-outline');
    row.description = [achieved ? 'achieved' : skipped ? 'skipped' : '', here ? 'you are here' : '']
      .filter(Boolean)
      .join(', ');
    row.command = { command: 'patchbay.startLesson', title: 'Go to this step', arguments: [id, step.id] };
    return row;
  }
}

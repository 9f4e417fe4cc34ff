import type * as vscode from 'vscode';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import type { Lesson } from '../../core/lesson/model/lesson.ts';
import type { PageName } from '../../protocol/messages.ts';
import { LessonTab, type ConnectPage, type TabFolders } from './lessonTab.ts';

/** The tabs of the lesson that is played, at most one a page. */
export class LessonTabs implements Disposable {
  readonly #tabs = new Map<PageName, LessonTab>();

  /** Brings a page's tab to the front, or takes one over that the editor restored. */
  show(
    page: PageName,
    lesson: Lesson,
    connect: ConnectPage,
    folders: TabFolders,
    restored?: vscode.WebviewPanel,
  ): void {
    const tab = this.#tabs.get(page);
    if (tab?.isOpen && !restored) {
      tab.reveal();
      return;
    }
    tab?.dispose();
    this.#tabs.set(page, new LessonTab(lesson, connect, folders, page, restored));
  }

  /** Where the player's tab finds a picture of the lesson; undefined where there is no such tab. */
  picture(path: string): string | undefined {
    return this.#tabs.get('player')?.picture(path);
  }

  /** Leaves them to the editor, which restores them in the next window. */
  letGo(): void {
    for (const tab of this.#tabs.values()) tab.letGo();
  }

  /** Closes them; others can be opened afterwards. */
  dispose(): void {
    for (const tab of this.#tabs.values()) tab.dispose();
    this.#tabs.clear();
  }
}

import { say } from '../../core/language/say.ts';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import type { Lesson } from '../../core/lesson/model/lesson.ts';
import type { PageTransport } from '../../player/page/pageTransport.ts';
import type { PageName } from '../../protocol/messages.ts';
import { playerPage } from './playerPage.ts';

/** The tab of each page of a lesson. */
const TABS: Readonly<
  Record<PageName, { viewType: string; column: vscode.ViewColumn; title: (lesson: string) => string }>
> = {
  player: {
    viewType: 'patchbay.player',
    column: vscode.ViewColumn.Active,
    title: (lesson) => lesson,
  },
  network: {
    viewType: 'patchbay.network',
    column: vscode.ViewColumn.Beside,
    title: (lesson) => say('Network: {lesson}', { lesson }),
  },
};

export const VIEW_TYPES: Readonly<Record<PageName, string>> = {
  player: TABS.player.viewType,
  network: TABS.network.viewType,
};

/** Joins a page to what it shows. */
export type ConnectPage = (page: PageName, transport: PageTransport) => Disposable;

export interface TabFolders {
  /** The extension's folder. */
  readonly extension: vscode.Uri;
  /** The lesson's folder. */
  readonly lesson: string;
}

/** An editor tab that shows a player, or its network alone. Closing it leaves the machine running. */
export class LessonTab implements Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #store = new DisposableStore();
  #open = true;
  /** Where a page finds a picture of the lesson's folder. */
  readonly picture: (path: string) => string;

  /** Shows a page of a lesson in play in a new tab, or in one that the editor restored. */
  constructor(
    lesson: Lesson,
    connect: ConnectPage,
    folders: TabFolders,
    page: PageName,
    restored?: vscode.WebviewPanel,
  ) {
    const { viewType, column, title } = TABS[page];
    const name = title(lesson.title);
    this.#panel =
      restored ?? vscode.window.createWebviewPanel(viewType, name, column, { enableFindWidget: false });
    const panel = this.#panel;
    const { webview } = panel;
    const dist = vscode.Uri.joinPath(folders.extension, 'dist');
    panel.title = name;
    panel.iconPath = {
      light: vscode.Uri.joinPath(folders.extension, 'media', 'tab-light.svg'),
      dark: vscode.Uri.joinPath(folders.extension, 'media', 'tab-dark.svg'),
    };
    webview.options = {
      enableScripts: true,
      localResourceRoots: [dist, vscode.Uri.file(folders.lesson)],
    };
    const address = (uri: vscode.Uri): string => webview.asWebviewUri(uri).toString();
    const gone = this.#store.add(new Emitter<void>());
    this.picture = (path) => address(vscode.Uri.file(join(folders.lesson, path)));
    this.#store.add(
      connect(page, {
        send: (message) => void webview.postMessage(message),
        onMessage: (listener) => webview.onDidReceiveMessage(listener),
        onGone: gone.event,
        picture: this.picture,
      }),
    );
    // A hidden tab loses its page: it says ready again when it comes back.
    this.#store.add(
      panel.onDidChangeViewState(() => {
        if (!panel.visible) gone.fire();
      }),
    );
    this.#store.add(
      panel.onDidDispose(() => {
        this.#open = false;
        gone.fire();
      }),
    );
    webview.html = playerPage({
      script: address(vscode.Uri.joinPath(dist, 'webview.js')),
      style: address(vscode.Uri.joinPath(dist, 'webview.css')),
      source: webview.cspSource,
      nonce: randomUUID(),
      title: name,
      page,
      language: lesson.language,
    });
  }

  get isOpen(): boolean {
    return this.#open;
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** Leaves the tab to the editor, which restores it in the next window: a tab that is closed now would not be there. */
  letGo(): void {
    this.#store.dispose();
  }

  dispose(): void {
    this.#store.dispose();
    if (this.#open) this.#panel.dispose();
    this.#open = false;
  }
}

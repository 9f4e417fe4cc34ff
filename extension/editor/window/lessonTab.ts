import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/lifetime/disposable.ts';
import { guardMessage } from '../../player/messageGuard.ts';
import type { Player, PageConnection } from '../../player/player.ts';
import { playerPage, type PageName } from './playerPage.ts';

/** What a tab shows of a lesson, by the name of its page. */
const TABS = {
  player: {
    viewType: 'patchbay.player',
    title: (lesson: string) => lesson,
    column: vscode.ViewColumn.Active,
    open: (player: Player, window: PageConnection) => {
      player.openWindow(window);
      player.sendAll();
    },
    close: (player: Player) => player.closeWindow(),
  },
  network: {
    viewType: 'patchbay.network',
    title: (lesson: string) => `Network: ${lesson}`,
    column: vscode.ViewColumn.Beside,
    open: (player: Player, window: PageConnection) => player.openNetwork(window),
    close: (player: Player) => player.closeNetwork(),
  },
} as const;

export const VIEW_TYPES: Readonly<Record<PageName, string>> = {
  player: TABS.player.viewType,
  network: TABS.network.viewType,
};

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

  /** Shows a page of `player` in a new tab, or in one that the editor restored. */
  constructor(player: Player, place: TabFolders, page: PageName, restored?: vscode.WebviewPanel) {
    const tab = TABS[page];
    const title = tab.title(player.lesson.title);
    this.#panel =
      restored ??
      vscode.window.createWebviewPanel(tab.viewType, title, tab.column, { enableFindWidget: false });
    const panel = this.#panel;
    const { webview } = panel;
    const dist = vscode.Uri.joinPath(place.extension, 'dist');
    panel.title = title;
    panel.iconPath = {
      light: vscode.Uri.joinPath(place.extension, 'media', 'tab-light.svg'),
      dark: vscode.Uri.joinPath(place.extension, 'media', 'tab-dark.svg'),
    };
    webview.options = {
      enableScripts: true,
      localResourceRoots: [dist, vscode.Uri.file(place.lesson)],
    };
    const address = (uri: vscode.Uri): string => webview.asWebviewUri(uri).toString();
    const window = {
      post: (message: unknown): void => void webview.postMessage(message),
      picture: (path: string) => address(vscode.Uri.file(join(place.lesson, path))),
    };
    this.#store.add(
      webview.onDidReceiveMessage((value: unknown) => {
        const message = guardMessage(value);
        if (message?.type === 'ready') tab.open(player, window);
        else if (message) player.receive(message);
        else player.ports.log(`A message of the player's window was refused: ${shown(value)}`);
      }),
    );
    // A hidden tab loses its page: it says ready again when it comes back.
    this.#store.add(
      panel.onDidChangeViewState(() => {
        if (!panel.visible) tab.close(player);
      }),
    );
    this.#store.add(
      panel.onDidDispose(() => {
        this.#open = false;
        tab.close(player);
      }),
    );
    webview.html = playerPage({
      script: address(vscode.Uri.joinPath(dist, 'webview.js')),
      style: address(vscode.Uri.joinPath(dist, 'webview.css')),
      source: webview.cspSource,
      nonce: randomUUID(),
      title,
      page,
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

function shown(value: unknown): string {
  try {
    return JSON.stringify(value).slice(0, 200);
  } catch {
    return typeof value;
  }
}

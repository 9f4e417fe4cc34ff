import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/lifetime/disposable.ts';
import { guardMessage } from '../player/messageGuard.ts';
import type { Player } from '../player/player.ts';
import { playerPage } from './playerPage.ts';

export const PLAYER_VIEW_TYPE = 'patchbay.player';

export interface PlayerPlace {
  /** The extension's folder. */
  readonly extension: vscode.Uri;
  /** The lesson's folder. */
  readonly lesson: string;
}

/** The editor tab that shows a player. Closing it leaves the machine running; the status bar leads back. */
export class PlayerPanel implements Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #store = new DisposableStore();
  #open = true;

  /** Shows `player` in a new tab, or in one that the editor restored. */
  constructor(player: Player, place: PlayerPlace, restored?: vscode.WebviewPanel) {
    const { title } = player.lesson;
    this.#panel =
      restored ??
      vscode.window.createWebviewPanel(PLAYER_VIEW_TYPE, title, vscode.ViewColumn.Active, {
        enableFindWidget: false,
      });
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
        if (message) {
          if (message.type === 'ready') player.openWindow(window);
          player.receive(message);
        } else player.ports.log(`A message of the player's window was refused: ${shown(value)}`);
      }),
    );
    // A hidden tab loses its page: it says ready again when it comes back.
    this.#store.add(
      panel.onDidChangeViewState(() => {
        if (!panel.visible) player.closeWindow();
      }),
    );
    this.#store.add(
      panel.onDidDispose(() => {
        this.#open = false;
        player.closeWindow();
      }),
    );
    webview.html = playerPage({
      script: address(vscode.Uri.joinPath(dist, 'webview.js')),
      style: address(vscode.Uri.joinPath(dist, 'webview.css')),
      source: webview.cspSource,
      nonce: randomUUID(),
      title,
    });
  }

  get isOpen(): boolean {
    return this.#open;
  }

  reveal(): void {
    this.#panel.reveal();
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

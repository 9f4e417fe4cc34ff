import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { say, spokenLanguage } from '../../core/language/say.ts';
import { DisposableStore, type Disposable } from '../../core/lifetime/disposable.ts';
import { ReviewSitting, type ReviewPorts } from '../../player/review/reviewSitting.ts';
import { showFailure } from '../window/editorPorts.ts';
import { playerPage } from '../window/playerPage.ts';

/** A tab in which the learner reviews. */
export class ReviewTab implements Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #store = new DisposableStore();
  #open = true;

  constructor(extension: vscode.Uri, ports: Pick<ReviewPorts, 'cards' | 'store' | 'rated' | 'log'>) {
    const dist = vscode.Uri.joinPath(extension, 'dist');
    const title = say('Review');
    const panel = vscode.window.createWebviewPanel('patchbay.review', title, vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [dist],
    });
    this.#panel = panel;
    panel.iconPath = {
      light: vscode.Uri.joinPath(extension, 'media', 'tab-light.svg'),
      dark: vscode.Uri.joinPath(extension, 'media', 'tab-dark.svg'),
    };
    const { webview } = panel;
    const sitting = new ReviewSitting({
      ...ports,
      now: () => new Date(),
      showFailure: (failure) => void showFailure(failure),
      openLink: (url) => void vscode.env.openExternal(vscode.Uri.parse(url, true)),
    });
    this.#store.add(
      sitting.connect({
        send: (message) => void webview.postMessage(message),
        onMessage: (listener) => webview.onDidReceiveMessage(listener),
      }),
    );
    this.#store.add(panel.onDidDispose(() => (this.#open = false)));
    const address = (name: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    webview.html = playerPage({
      ...{ script: address('webview.js'), style: address('webview.css'), source: webview.cspSource },
      ...{ nonce: randomUUID(), title, page: 'review', language: spokenLanguage() },
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
  }
}

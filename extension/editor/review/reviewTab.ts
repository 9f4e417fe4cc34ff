import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { say, spokenLanguage } from '../../core/language/say.ts';
import { DisposableStore, type Disposable } from '../../core/lifetime/disposable.ts';
import type { DrillPorts } from '../../player/review/drillTurn.ts';
import { ReviewSitting, type ReviewPorts } from '../../player/review/reviewSitting.ts';
import { showFailure } from '../window/editorPorts.ts';
import { DrillTerminal } from './drillTerminal.ts';
import { playerPage } from '../window/playerPage.ts';

/** What a tab needs of the review. */
interface TabPorts
  extends Pick<ReviewPorts, 'cards' | 'store' | 'rated' | 'log'>, Pick<DrillPorts, 'create' | 'lesson'> {}

/** A tab in which the learner reviews. */
export class ReviewTab implements Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #store = new DisposableStore();
  #open = true;

  constructor(extension: vscode.Uri, ports: TabPorts) {
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
    const terminal = new DrillTerminal();
    const sitting = new ReviewSitting({
      ...ports,
      drills: {
        create: ports.create,
        lesson: (id) => ports.lesson(id),
        showTerminal: (machine, host) => terminal.show(machine, host),
      },
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
    this.#store.add(terminal);
    this.#store.add({ dispose: () => void sitting.dispose() });
    this.#store.add(
      panel.onDidDispose(() => {
        this.#open = false;
        this.#store.dispose();
      }),
    );
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

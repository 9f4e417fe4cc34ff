import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { say, spokenLanguage } from '../../core/language/say.ts';
import { DisposableStore, type Disposable } from '../../core/lifetime/disposable.ts';
import { LessonPreview, type PreviewPorts } from '../../player/preview/lessonPreview.ts';
import { playerPage } from '../window/playerPage.ts';

/** The tab of the preview, beside the editor; it is for one lesson's folder. */
export class PreviewTab implements Disposable {
  readonly folder: string;
  readonly preview: LessonPreview;
  readonly #panel: vscode.WebviewPanel;
  readonly #store = new DisposableStore();
  #open = true;

  constructor(extension: vscode.Uri, folder: string, ports: Omit<PreviewPorts, 'picture' | 'openLink'>) {
    this.folder = folder;
    const dist = vscode.Uri.joinPath(extension, 'dist');
    const title = say('Preview: {lesson}', { lesson: basename(folder) });
    const where = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel('patchbay.preview', title, where, {
      enableScripts: true,
      localResourceRoots: [dist, vscode.Uri.file(folder)],
    });
    this.#panel = panel;
    panel.iconPath = {
      light: vscode.Uri.joinPath(extension, 'media', 'tab-light.svg'),
      dark: vscode.Uri.joinPath(extension, 'media', 'tab-dark.svg'),
    };
    const { webview } = panel;
    const address = (uri: vscode.Uri): string => webview.asWebviewUri(uri).toString();
    this.preview = new LessonPreview({
      ...ports,
      picture: (path) => address(vscode.Uri.file(join(folder, path))),
      openLink: (url) => void vscode.env.openExternal(vscode.Uri.parse(url, true)),
    });
    this.#store.add(
      this.preview.connect({
        send: (message) => void webview.postMessage(message),
        onMessage: (listener) => webview.onDidReceiveMessage(listener),
      }),
    );
    this.#store.add(panel.onDidDispose(() => (this.#open = false)));
    webview.html = playerPage({
      script: address(vscode.Uri.joinPath(dist, 'webview.js')),
      style: address(vscode.Uri.joinPath(dist, 'webview.css')),
      ...{ source: webview.cspSource, nonce: randomUUID(), title, page: 'preview' },
      language: spokenLanguage(),
    });
  }

  get isOpen(): boolean {
    return this.#open;
  }

  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  dispose(): void {
    this.#store.dispose();
    if (this.#open) this.#panel.dispose();
    this.#open = false;
  }
}

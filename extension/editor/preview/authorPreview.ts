import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { Debouncer } from '../../core/async/debouncer.ts';
import { DisposableStore, type Disposable } from '../../core/lifetime/disposable.ts';
import type { AppParts } from '../appParts.ts';
import { lessonDocument, withUnsaved, type LessonDocument } from './lessonDocument.ts';
import { PreviewTab } from './previewTab.ts';
import { ScrollEcho } from './scrollEcho.ts';

/** An author types: the preview follows when the keyboard rests, in milliseconds. */
const REST_MS = 250;

/** What the preview needs of the editor's other parts. */
export type AuthorPreviewParts = Pick<AppParts, 'extension' | 'readLessonFolder' | 'settings' | 'log'>;

/** Plays the lesson of a folder from the start of a step. */
export type PlayFrom = (folder: string, step: string) => void;

/** The one preview of a window: of the lesson.md, or translation, that its author is in. */
export class AuthorPreview implements Disposable {
  readonly #parts: AuthorPreviewParts;
  readonly #play: PlayFrom;
  readonly #store = new DisposableStore();
  readonly #soon = this.#store.add(new Debouncer(REST_MS, () => this.#refresh()));
  readonly #echo = new ScrollEcho();
  #tab: PreviewTab | undefined;
  #shown: LessonDocument | undefined;

  constructor(parts: AuthorPreviewParts, play: PlayFrom) {
    this.#parts = parts;
    this.#play = play;
    const { window, workspace } = vscode;
    const changed = (uri: vscode.Uri): void => {
      if (this.#tab?.isOpen && dirname(uri.fsPath).startsWith(this.#tab.folder)) this.#soon.restart();
    };
    for (const listening of [
      workspace.onDidChangeTextDocument(({ document }) => changed(document.uri)),
      workspace.onDidSaveTextDocument(({ uri }) => changed(uri)),
      window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#scrolled(textEditor)),
    ])
      this.#store.add(listening);
  }

  /** The document that the preview shows, while its tab is open. */
  get shown(): LessonDocument | undefined {
    return this.#tab?.isOpen ? this.#shown : undefined;
  }

  /** Shows a document beside its editor, or brings its preview to the front. */
  open(written: LessonDocument): void {
    if (!this.#tab?.isOpen || this.#tab.folder !== written.folder) {
      this.#tab?.dispose();
      const { extension, settings } = this.#parts;
      this.#tab = new PreviewTab(extension, written.folder, {
        settings: () => settings().player,
        log: (message) => this.#log(message),
        scrolled: (line) => this.#lead(line),
        play: (step) => this.#play(written.folder, step),
      });
    } else this.#tab.reveal();
    this.#show(written);
  }

  /** The language is another one, or a font. */
  settingsChanged(): void {
    if (this.#tab?.isOpen) this.#tab.preview.refresh();
  }

  dispose(): void {
    this.#tab?.dispose();
    this.#store.dispose();
  }

  /** From lesson.md to its translation and back; another lesson is asked for. */
  #follow(editor: vscode.TextEditor | undefined): void {
    const written = lessonDocument(editor?.document);
    if (!written || !this.#tab?.isOpen || written.folder !== this.#tab.folder) return;
    if (written.document !== this.#shown?.document) this.#show(written);
  }

  #show(written: LessonDocument): void {
    this.#shown = written;
    this.#refresh();
    const [editor] = this.#editors();
    if (editor) this.#tab?.preview.scrollTo(linesOf(editor).first);
  }

  /** Reads and shows the document as it is in its editor. */
  #refresh(): void {
    this.#read().catch((error: unknown) => this.#log(String(error)));
  }

  async #read(): Promise<void> {
    const [tab, shown] = [this.#tab, this.#shown];
    if (!tab?.isOpen || !shown) return;
    const { version } = shown.document;
    const source = await this.#parts.readLessonFolder(shown.folder);
    // What came meanwhile is read by a later call.
    if (this.#shown !== shown || shown.document.version !== version) return;
    tab.preview.show(source && withUnsaved(source, shown.folder), shown.file);
  }

  #log(message: string): void {
    this.#parts.log.of('editor').info(message);
  }

  #editors(): readonly vscode.TextEditor[] {
    return vscode.window.visibleTextEditors.filter(({ document }) => document === this.#shown?.document);
  }

  /** The author has scrolled the preview: the editor follows. */
  #lead(line: number): void {
    for (const editor of this.#editors()) {
      const first = Math.min(Math.floor(line), editor.document.lineCount);
      if (linesOf(editor).first === first) continue;
      this.#echo.ask(first);
      const start = new vscode.Position(first - 1, 0);
      editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.AtTop);
    }
  }

  #scrolled(editor: vscode.TextEditor): void {
    if (!this.#tab?.isOpen || editor.document !== this.#shown?.document) return;
    const lines = linesOf(editor);
    if (!this.#echo.isEcho(lines, editor.document.lineCount)) this.#tab.preview.scrollTo(lines.first);
  }
}

function linesOf({ visibleRanges }: vscode.TextEditor): { first: number; last: number } {
  return {
    first: (visibleRanges[0]?.start.line ?? 0) + 1,
    last: (visibleRanges.at(-1)?.end.line ?? 0) + 1,
  };
}

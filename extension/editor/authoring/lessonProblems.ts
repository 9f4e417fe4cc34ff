import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { GLOSSARY_FILE } from '../../core/glossary/glossary.ts';
import { lintGlossary } from '../../core/glossary/lintGlossary.ts';
import type { LessonSource, Problem } from '../../core/lesson/model/lesson.ts';
import { DRILLS_FILE } from '../../core/lesson/read/drillsFile.ts';
import { lintLesson } from '../../core/lesson/lint/lintLesson.ts';

/** An author types: the lesson is read when the keyboard rests. */
const REST_MS = 300;

const LINTED: ReadonlySet<string> = new Set(['lesson.md', DRILLS_FILE, GLOSSARY_FILE]);

/** Reads a lesson's folder; undefined where it can't be read. */
export type ReadLessonFolder = (folder: string) => Promise<LessonSource | undefined>;

/** The folders of all lessons below a folder; none where there are none. */
export type FindLessonFolders = (folder: string) => Promise<readonly string[]>;

/** What `patchbay lint` finds in the lessons whose lesson.md or drills.md is open, and in open glossaries, in VS Code's Problems view. */
export class LessonProblems implements vscode.Disposable {
  readonly #shown = vscode.languages.createDiagnosticCollection('patchbay');
  /** By lesson.md or glossary: the files that something is shown of. */
  readonly #files = new Map<string, readonly vscode.Uri[]>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #listening: vscode.Disposable;
  readonly #readFolder: ReadLessonFolder;
  readonly #foldersIn: FindLessonFolders;
  readonly #log: (message: string) => void;

  constructor(readFolder: ReadLessonFolder, foldersIn: FindLessonFolders, log: (message: string) => void) {
    this.#readFolder = readFolder;
    this.#foldersIn = foldersIn;
    this.#log = log;
    const { workspace } = vscode;
    this.#listening = vscode.Disposable.from(
      workspace.onDidOpenTextDocument((document) => this.#soon(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.#soon(document)),
      workspace.onDidCloseTextDocument((document) => this.#clear(document.uri.fsPath)),
      // A file beside it may be what was missing.
      workspace.onDidSaveTextDocument(() => this.#all()),
    );
    this.#all();
  }

  dispose(): void {
    this.#listening.dispose();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#shown.dispose();
  }

  #all(): void {
    for (const document of vscode.workspace.textDocuments) this.#soon(document);
  }

  #soon(document: vscode.TextDocument): void {
    const { uri } = document;
    if (uri.scheme !== 'file' || !LINTED.has(basename(uri.fsPath))) return;
    clearTimeout(this.#timers.get(uri.fsPath));
    this.#timers.set(
      uri.fsPath,
      setTimeout(() => {
        this.#timers.delete(uri.fsPath);
        this.#look(document).catch((error: unknown) => this.#log(`${uri.fsPath}: ${String(error)}`));
      }, REST_MS),
    );
  }

  async #look(document: vscode.TextDocument): Promise<void> {
    const path = document.uri.fsPath;
    const { version } = document;
    const problems = await this.#problemsOf(path, new TextEncoder().encode(document.getText()));
    if (document.isClosed || document.version !== version) return;
    this.#clear(path);
    const uris = [...new Set(problems.map(({ file }) => file))].map((file) => {
      const uri = vscode.Uri.file(join(dirname(path), file));
      this.#shown.set(uri, problems.filter((problem) => problem.file === file).map(diagnostic));
      return uri;
    });
    this.#files.set(path, uris);
  }

  async #problemsOf(path: string, text: Uint8Array): Promise<readonly Problem[]> {
    const folder = dirname(path);
    if (basename(path) !== GLOSSARY_FILE) {
      const source = await this.#readFolder(folder);
      if (!source) return [];
      const edited = basename(path);
      const found = lintLesson({ ...source, files: new Map(source.files).set(edited, text) });
      // What is in drills.md is shown of its own text where that is open.
      const isApart = edited === DRILLS_FILE || isOpen(join(folder, DRILLS_FILE));
      return found.filter(({ file }) => !isApart || (file === DRILLS_FILE) === (edited === DRILLS_FILE));
    }
    const lessons = await Promise.all((await this.#foldersIn(folder)).map((one) => this.#readFolder(one)));
    // Without lessons beside it, it is the glossary of something else.
    return lessons.length === 0
      ? []
      : lintGlossary(
          text,
          lessons.flatMap((lesson) => lesson ?? []),
        );
  }

  #clear(path: string): void {
    for (const uri of this.#files.get(path) ?? []) this.#shown.delete(uri);
    this.#files.delete(path);
  }
}

function isOpen(path: string): boolean {
  return vscode.workspace.textDocuments.some(({ uri }) => uri.fsPath === path);
}

function diagnostic({ line, column, code, message, instead, severity }: Problem): vscode.Diagnostic {
  const start = new vscode.Position(line - 1, column - 1);
  // To the end of the line; VS Code shortens what is too long.
  const range = new vscode.Range(start, start.with(undefined, 10_000));
  const { Error: Wrong, Warning } = vscode.DiagnosticSeverity;
  const shown = new vscode.Diagnostic(
    range,
    [message, instead].filter(Boolean).join(' '),
    severity === 'error' ? Wrong : Warning,
  );
  shown.source = 'patchbay';
  shown.code = code;
  return shown;
}

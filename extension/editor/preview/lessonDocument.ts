import { basename, dirname, relative } from 'node:path';
import * as vscode from 'vscode';
import { failure, type Failure } from '../../core/failure/failure.ts';
import type { LessonSource } from '../../core/lesson/model/lesson.ts';
import { languageOfFile } from '../../core/lesson/translation/translation.ts';

/** An open lesson.md, or the translation of one. */
export interface LessonDocument {
  readonly document: vscode.TextDocument;
  /** Absolute. */
  readonly folder: string;
  /** Its name in the folder: `lesson.md`, `lesson.zh-cn.md`. */
  readonly file: string;
}

/** A document as one of a lesson; undefined for any other. */
export function lessonDocument(document: vscode.TextDocument | undefined): LessonDocument | undefined {
  if (document?.uri.scheme !== 'file') return undefined;
  const { fsPath } = document.uri;
  const file = basename(fsPath);
  const isOne = file === 'lesson.md' || languageOfFile(file) !== undefined;
  return isOne ? { document, folder: dirname(fsPath), file } : undefined;
}

/** The open documents of a lesson's folder that are not saved. */
export function unsavedIn(folder: string): vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(
    ({ uri, isDirty }) => isDirty && uri.scheme === 'file' && pathIn(folder, uri) !== undefined,
  );
}

/** Saves what its author has open of a lesson; the failure where something could not be saved. */
export async function saveLesson(folder: string): Promise<Failure | undefined> {
  for (const document of unsavedIn(folder))
    if (!(await document.save())) return failure('lesson-not-saved', { file: document.fileName });
  return undefined;
}

/** A lesson's folder with what its author has in open documents, in place of what was saved. */
export function withUnsaved(source: LessonSource, folder: string): LessonSource {
  const files = new Map(source.files);
  for (const document of unsavedIn(folder)) {
    const path = pathIn(folder, document.uri);
    if (path !== undefined) files.set(path, new TextEncoder().encode(document.getText()));
  }
  return { ...source, files };
}

function pathIn(folder: string, { fsPath }: vscode.Uri): string | undefined {
  const path = relative(folder, fsPath).replaceAll('\\', '/');
  return path === '' || path.startsWith('../') ? undefined : path;
}

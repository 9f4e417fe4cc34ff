import * as vscode from 'vscode';
import { say } from '../../core/language/say.ts';
import { stepAtLine } from '../../player/preview/stepAtLine.ts';
import type { App } from '../app.ts';
import { lessonDocument } from './lessonDocument.ts';

/** Opens the preview of the lesson in the active editor, beside it. */
export function openToSide(app: App): void {
  const written = lessonDocument(vscode.window.activeTextEditor?.document);
  if (written) app.preview.open(written);
  else void vscode.window.showInformationMessage(say('Open a lesson.md first, and run this command there.'));
}

/** Plays the lesson in the active editor, or of the preview, from the start of the step that the cursor is in. */
export async function playFromCursor(app: App): Promise<void> {
  const written = lessonDocument(vscode.window.activeTextEditor?.document) ?? app.preview.shown;
  if (!written) {
    void vscode.window.showInformationMessage(say('Open a lesson.md first, and run this command there.'));
    return;
  }
  const { document, file } = written;
  const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
  const step = stepAtLine(file, document.getText(), (editor?.selection.active.line ?? 0) + 1);
  if (step === undefined)
    void vscode.window.showInformationMessage(say('This lesson has no step yet. Write one first.'));
  else await app.playFrom(written.folder, step);
}

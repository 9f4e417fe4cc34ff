import * as vscode from 'vscode';
import { failure } from '../../core/failure/failure.ts';
import { say } from '../../core/language/say.ts';
import { stepAtLine } from '../../player/preview/stepAtLine.ts';
import type { App } from '../app.ts';
import { failureLog } from '../../core/failure/failureError.ts';
import { showFailure } from '../window/editorPorts.ts';
import { AuthorPreview } from './authorPreview.ts';
import { lessonDocument, unsavedIn, type LessonDocument } from './lessonDocument.ts';

/** The preview of the app's window. */
export function previewOf(app: App): AuthorPreview {
  const { extension, readLessonFolder, settings, log } = app.parts;
  return new AuthorPreview({
    extension,
    readFolder: readLessonFolder,
    settings: () => settings().player,
    play: (written, step) =>
      void playFromStep(app, written, step).catch((error: unknown) =>
        log.of('editor').error(failureLog(error)),
      ),
    log: (message) => log.of('editor').info(message),
  });
}

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
  else await playFromStep(app, written, step);
}

/** Saves what its author has open of a lesson, and plays it from the start of a step. */
export async function playFromStep(app: App, { folder }: LessonDocument, step: string): Promise<void> {
  for (const document of unsavedIn(folder)) {
    if (await document.save()) continue;
    void showFailure(failure('lesson-not-saved', { file: document.fileName }));
    return;
  }
  await app.playFrom(folder, step);
}

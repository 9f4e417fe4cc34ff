import { say } from '../../core/language/say.ts';
import * as vscode from 'vscode';
import { failure, type Failure } from '../../core/failure/failure.ts';
import { wordsOf } from '../../core/failure/failureError.ts';
import { askWhere } from './askWhere.ts';

/** Writes a capture (pcapng) where the learner says. */
export async function saveCapture(bytes: Uint8Array, showFailure: (failure: Failure) => void): Promise<void> {
  const file = await askWhere(say('Save the Capture'), 'walk.pcapng', {
    [say('Packet capture')]: ['pcapng'],
  });
  if (!file) return;
  try {
    await vscode.workspace.fs.writeFile(file, bytes);
    void vscode.window.showInformationMessage(
      say('Patchbay saved the capture: open {file} in Wireshark.', { file: file.fsPath }),
    );
  } catch (error) {
    showFailure(failure('capture-not-saved', { said: wordsOf(error) }));
  }
}

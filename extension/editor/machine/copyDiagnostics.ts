import { say } from '../../core/language/say.ts';
import * as vscode from 'vscode';
import { diagnosticsText, type Diagnostics } from '../../core/log/diagnostics.ts';
import type { Operation } from '../../core/machine/machine.ts';
import { workInNotification } from '../window/editorPorts.ts';

/** Puts on the clipboard what an issue needs: versions, the doctor, settings and the last log; nothing personal. */
export async function copyDiagnostics(
  collect: (operation: Operation) => Promise<Diagnostics>,
): Promise<void> {
  const diagnostics = await workInNotification(say('Patchbay: collecting diagnostics'), collect);
  await vscode.env.clipboard.writeText(diagnosticsText(diagnostics));
  void vscode.window.showInformationMessage(
    say(
      'The diagnostics are on the clipboard, without names of people and computers. Paste them into the issue.',
    ),
  );
}

import { say } from '../../core/language/say.ts';
import * as vscode from 'vscode';
import type { Operation } from '../../core/machine/machine.ts';
import { failureText, type Failure } from '../../core/failure/failure.ts';
import type { Question } from '../../player/playerPorts.ts';
import { failureButtons } from './failureButtons.ts';

/** Runs long work with a notification that shows its progress and can cancel it. */
export async function workInNotification<T>(
  title: string,
  task: (operation: Operation) => Promise<T>,
): Promise<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const cancel = new AbortController();
    const listening = token.onCancellationRequested(() => cancel.abort(new Error('cancelled')));
    let reached = 0;
    try {
      return await task({
        signal: cancel.signal,
        onProgress({ message, fraction }) {
          const percent = fraction === undefined ? reached : Math.round(fraction * 100);
          progress.report({ message, increment: Math.max(0, percent - reached) });
          reached = Math.max(reached, percent);
        },
      });
    } finally {
      listening.dispose();
    }
  });
}

/** A question that nothing goes past. */
export async function confirmModally({ what, detail, yes }: Question): Promise<boolean> {
  return (await vscode.window.showWarningMessage(what, { modal: true, detail }, yes)) === yes;
}

/** What is good to know, with a way to the doctor. */
export async function advise(words: string): Promise<void> {
  const doctor = say('Run the Doctor');
  const chosen = await vscode.window.showInformationMessage(words, doctor);
  if (chosen === doctor) await vscode.commands.executeCommand('patchbay.doctor');
}

/** What went wrong, with the ways on from it. */
export async function showFailure(failure: Failure): Promise<void> {
  const buttons = failureButtons(failure);
  const label = await vscode.window.showErrorMessage(
    failureText(failure),
    ...buttons.map((button) => button.label),
  );
  const chosen = buttons.find((button) => button.label === label);
  if (!chosen) return;
  if ('url' in chosen) await vscode.env.openExternal(vscode.Uri.parse(chosen.url));
  else await vscode.commands.executeCommand(chosen.command);
}

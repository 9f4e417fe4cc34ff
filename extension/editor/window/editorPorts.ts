import * as vscode from 'vscode';
import type { Operation } from '../../core/machine/machine.ts';
import type { FailureView } from '../../protocol/playerView.ts';
import { failureText } from '../../player/machine/failureView.ts';
import type { Question } from '../../player/playerPorts.ts';

/** Runs long work with a notification that tells how far it is and can cancel it. */
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
  const doctor = 'Run the Doctor';
  const chosen = await vscode.window.showInformationMessage(words, doctor);
  if (chosen === doctor) await vscode.commands.executeCommand('patchbay.doctor');
}

/** What went wrong, with a way to the log and to the doctor. */
export async function tellFailure(failure: FailureView): Promise<void> {
  const doctor = 'Run the Doctor';
  const log = 'Show Log';
  const chosen = await vscode.window.showErrorMessage(failureText(failure), doctor, log);
  if (chosen === doctor) await vscode.commands.executeCommand('patchbay.doctor');
  if (chosen === log) await vscode.commands.executeCommand('patchbay.showLog');
}

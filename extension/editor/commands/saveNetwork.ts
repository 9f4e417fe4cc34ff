import { say } from '../../core/language/say.ts';
import * as vscode from 'vscode';
import { failure } from '../../core/failure/failure.ts';
import { FailureError, wordsOf } from '../../core/failure/failureError.ts';
import { saveNetwork, type SavedNetwork } from '../../core/rebuild/saveNetwork.ts';
import { skeletonLesson } from '../../core/rebuild/skeletonLesson.ts';
import type { App } from '../app.ts';
import { askWhere } from '../window/askWhere.ts';
import { workInNotification } from '../window/editorPorts.ts';
import { playerOrAdvice } from './playerOrAdvice.ts';

/** Saves the network of the machine that runs: as the script that builds it, or as the beginning of a lesson. */
export async function saveNetworkAs(app: App): Promise<void> {
  const player = playerOrAdvice(app);
  if (!player) return;
  const { session, lesson } = player;
  if (!session) {
    void vscode.window.showInformationMessage(say('No machine runs: start it first.'));
    return;
  }
  const as = await vscode.window.showQuickPick(
    [
      {
        as: 'script' as const,
        label: say('A script'),
        detail: say('It builds the network again, here or on another computer.'),
      },
      {
        as: 'lesson' as const,
        label: say('The beginning of a lesson'),
        detail: say('A folder with steps, commands and checks, for an author to go on with.'),
      },
    ],
    { title: say('Patchbay: Save the Network'), placeHolder: say('As what?') },
  );
  if (!as) return;
  const file = await askWhere(
    say('Patchbay: Save the Network'),
    as.as === 'script' ? 'network.sh' : 'my-lesson',
    as.as === 'script' ? { [say('Shell script')]: ['sh'] } : {},
  );
  if (!file) return;
  const saved = await workInNotification(say('Reading the network'), ({ signal }) =>
    saveNetwork(session.machine, lesson, signal),
  );
  await write(as.as === 'script' ? new Map([[file, saved.script]]) : filesOfLesson(file, saved));
  await report(file, as.as === 'script' ? file : vscode.Uri.joinPath(file, 'lesson.md'), saved);
}

function filesOfLesson(folder: vscode.Uri, saved: SavedNetwork): Map<vscode.Uri, string> {
  const id = folder.path.split('/').at(-1) ?? '';
  if (!/^[a-z][a-z0-9-]*$/.test(id)) throw new FailureError(failure('bad-lesson-id', { id }));
  const files = skeletonLesson(id, saved);
  if (files === undefined) throw new FailureError(failure('nothing-to-save'));
  return new Map([...files].map(([path, text]) => [vscode.Uri.joinPath(folder, path), text]));
}

async function write(files: ReadonlyMap<vscode.Uri, string>): Promise<void> {
  try {
    for (const [file, text] of files)
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  } catch (error) {
    throw new FailureError(failure('network-not-saved', { said: wordsOf(error) }), error);
  }
}

/** What was left out is told at once, and stands in the file, too. */
async function report(file: vscode.Uri, shown: vscode.Uri, { plan }: SavedNetwork): Promise<void> {
  const open = say('Open');
  const { left } = plan;
  const chosen =
    left.length === 0
      ? await vscode.window.showInformationMessage(
          say('The network was saved: {file}', { file: file.fsPath }),
          open,
        )
      : await vscode.window.showWarningMessage(
          say('The network was saved. No command builds: {left}.', { left: left.join('; ') }),
          open,
        );
  if (chosen === open) await vscode.window.showTextDocument(shown);
}

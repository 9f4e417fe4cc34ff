import { join } from 'node:path';
import * as vscode from 'vscode';
import { say } from '../../core/language/say.ts';
import { attemptPath, parseAttemptPath } from '../../core/lesson/model/attemptPath.ts';
import { attemptScript, type AttemptPiece } from '../../core/attemptScript/writeAttempt.ts';
import { typedPieces } from '../../core/attemptScript/piecesOf.ts';
import type { Player } from '../../player/player.ts';
import { askText } from '../window/askText.ts';
import { folderOf, type LessonTests, type TestedLesson } from './lessonTests.ts';

/** Makes a wrong state of the step that is played of what was typed in its terminals. */
export async function addWrongState(tests: LessonTests, player: Player): Promise<void> {
  const found = (await tests.ports.lessons()).find(({ id }) => id === player.lesson.id);
  const tested = found && (await tests.lessonIn(found.folder));
  if (!tested) {
    advise(say('Open the folder of this lesson in VS Code to add a wrong state to it.'));
    return;
  }
  const pieces = typedPieces(player.typed);
  if (pieces.every(({ does }) => does === 'note')) {
    advise(say('No command has changed anything in the terminals since the start of this step.'));
    return;
  }
  await writeWrongState(tests, tested, player.current, pieces);
}

/** Makes a wrong state of a mutant that survived. */
export async function mutantToWrongState(tests: LessonTests, item: vscode.TestItem): Promise<void> {
  const mutant = tests.rowOf(item)?.of;
  const tested = await tests.lessonIn(folderOf(item));
  if (tested && mutant && 'pieces' in mutant)
    await writeWrongState(tests, tested, mutant.step, mutant.pieces, mutant.name);
}

async function writeWrongState(
  tests: LessonTests,
  { folder, lesson }: TestedLesson,
  step: string,
  pieces: readonly AttemptPiece[],
  suggestion = '',
): Promise<void> {
  const title = say('A wrong state of the step “{step}”', { step });
  const sentence = await askText(vscode.window.createInputBox(), {
    title,
    prompt: say('What is the mistake? Learners read this sentence.'),
    value: suggestion,
    problem: (text) => (text.trim() === '' ? say('Write a sentence.') : undefined),
  });
  if (sentence === undefined) return;
  const isTaken = (name: string): boolean =>
    lesson.wrong.some((attempt) => attempt.step === step && attempt.name === name);
  const name = await askText(vscode.window.createInputBox(), {
    title,
    prompt: say('Its name, in small letters, digits and hyphens'),
    value: nameOf(sentence),
    problem: (text) =>
      parseAttemptPath(pathOf(step, text)) === undefined
        ? say('Use small letters, digits and hyphens.')
        : isTaken(text)
          ? say('The step has a wrong state of this name.')
          : undefined,
  });
  if (name === undefined) return;
  const file = vscode.Uri.file(join(folder, pathOf(step, name)));
  const script = attemptScript(sentence.trim(), pieces);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(script));
  await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.Beside, preview: false });
  await tests.prove(folder, { step, part: 'wrong', attempt: name });
}

function pathOf(step: string, name: string): string {
  return attemptPath({ verdict: 'wrong', step, name });
}

/** `One end stays down.` → `one-end-stays-down` */
export function nameOf(sentence: string): string {
  const words = sentence.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.slice(0, 6).join('-');
}

function advise(words: string): void {
  void vscode.window.showInformationMessage(words);
}

import { join } from 'node:path';
import * as vscode from 'vscode';
import { say } from '../../core/language/say.ts';
import { MUTANTS_FILE, withJustification } from '../../core/lesson/read/mutantsFile.ts';
import { askText } from '../window/askText.ts';
import { folderOf, type LessonTests } from './lessonTests.ts';

/** Writes in mutants.yaml why the checks may let a mutant pass. */
export async function justifyMutant(tests: LessonTests, item: vscode.TestItem): Promise<void> {
  const mutant = tests.rowOf(item)?.of;
  if (mutant === undefined || !('pieces' in mutant)) return;
  const why = await askText(vscode.window.createInputBox(), {
    title: mutant.name,
    prompt: say('Why may the checks let it pass?'),
    problem: (text) => (text.trim() === '' ? say('Write a sentence.') : undefined),
  });
  if (why === undefined) return;
  const folder = folderOf(item);
  const file = vscode.Uri.file(join(folder, MUTANTS_FILE));
  const text = withJustification(await textOf(file), {
    step: mutant.step,
    mutant: mutant.name,
    why: why.trim(),
  });
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(file, { preview: false });
  await tests.showSurvivors(
    folder,
    tests.survivorsOf(folder).filter((one) => one !== mutant),
  );
}

/** Of a file that there is not, nothing. */
async function textOf(file: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return '';
    throw error;
  }
}

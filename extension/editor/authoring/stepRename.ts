import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { DRILLS_FILE } from '../../core/lesson/read/drillsFile.ts';
import { MUTANTS_FILE } from '../../core/lesson/read/mutantsFile.ts';
import { isStepId } from '../../core/lesson/read/stepHeading.ts';
import { renameStep, stepAt } from '../../core/lesson/mend/renameStep.ts';
import { LESSON_FILES } from './checkHelp.ts';
import { rangeOf, textEdit } from './lessonMends.ts';
import type { ReadLessonFolder } from './lessonProblems.ts';

/** Renames a step's id where it is written, and in the names of its attempts. */
export function registerStepRename(readFolder: ReadLessonFolder): vscode.Disposable {
  const placeAt = (document: vscode.TextDocument, { line, character }: vscode.Position) =>
    stepAt(document.getText().split(/\r?\n/), line + 1, character + 1);
  return vscode.languages.registerRenameProvider(LESSON_FILES, {
    prepareRename(document, position) {
      const place = placeAt(document, position);
      if (place === undefined) throw new Error('Only the id of a step can be renamed here.');
      return { range: rangeOf(place), placeholder: place.text };
    },
    async provideRenameEdits(document, position, newName) {
      const place = placeAt(document, position);
      if (place === undefined) return undefined;
      if (!isStepId(newName))
        throw new Error('Use small letters, digits and "-" for the id of a step, beginning with a letter.');
      const folder = dirname(document.uri.fsPath);
      const source = await readFolder(folder);
      const lines = document.getText().split(/\r?\n/);
      const paths = source?.files.keys() ?? [];
      const textOf = (file: string): string | undefined => {
        const bytes = source?.files.get(file);
        return bytes && new TextDecoder().decode(bytes);
      };
      const others = { paths, mutants: textOf(MUTANTS_FILE), drills: textOf(DRILLS_FILE) };
      const { edits, files, mutants, drills } = renameStep(lines, others, place.text, newName);
      const all = new vscode.WorkspaceEdit();
      all.set(document.uri, edits.map(textEdit));
      if (mutants.length > 0) all.set(vscode.Uri.file(join(folder, MUTANTS_FILE)), mutants.map(textEdit));
      if (drills.length > 0) all.set(vscode.Uri.file(join(folder, DRILLS_FILE)), drills.map(textEdit));
      for (const { from, to } of files)
        all.renameFile(vscode.Uri.file(join(folder, from)), vscode.Uri.file(join(folder, to)));
      return all;
    },
  });
}

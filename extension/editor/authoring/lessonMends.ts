import * as vscode from 'vscode';
import { mendProblem, type MendEdit } from '../../core/lesson/mend/mendProblem.ts';
import { LESSON_FILES } from './checkHelp.ts';

/** Code actions for what lint finds in lesson.md and can be mended in one way. */
export function registerLessonMends(): vscode.Disposable {
  const providedCodeActionKinds = [vscode.CodeActionKind.QuickFix];
  return vscode.languages.registerCodeActionsProvider(
    LESSON_FILES,
    {
      provideCodeActions(document, _range, { diagnostics }) {
        const lines = document.getText().split(/\r?\n/);
        return diagnostics.flatMap((diagnostic) => codeAction(document, diagnostic, lines) ?? []);
      },
    },
    { providedCodeActionKinds },
  );
}

function codeAction(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  lines: readonly string[],
): vscode.CodeAction | undefined {
  if (diagnostic.source !== 'patchbay') return undefined;
  const { line, character } = diagnostic.range.start;
  const problem = {
    code: typeof diagnostic.code === 'string' ? diagnostic.code : '',
    line: line + 1,
    column: character + 1,
    text: diagnostic.message,
  };
  const mend = mendProblem(problem, lines);
  if (mend === undefined) return undefined;
  const action = new vscode.CodeAction(mend.title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.isPreferred = true;
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(document.uri, mend.edits.map(textEdit));
  return action;
}

/** The editor's form of an edit. */
export function textEdit({ line, column, endColumn, text }: MendEdit): vscode.TextEdit {
  return vscode.TextEdit.replace(rangeOf({ line, column, endColumn }), text);
}

/** The editor's form of an edit's place. */
export function rangeOf({ line, column, endColumn }: Omit<MendEdit, 'text'>): vscode.Range {
  return new vscode.Range(line - 1, column - 1, line - 1, endColumn - 1);
}

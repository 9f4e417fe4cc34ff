import * as vscode from 'vscode';

/** Asks where to write a file, with a name to begin with; undefined where the learner thinks better of it. */
export function askWhere(
  title: string,
  name: string,
  filters: Record<string, string[]>,
): Thenable<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return vscode.window.showSaveDialog({
    title,
    filters,
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
}

import * as vscode from 'vscode';

/** Calls `onChange` with the path of each file or folder below `folder` that is made, changed or removed. */
export function watchFolder(folder: string, onChange: (path: string) => void): vscode.Disposable {
  const everything = new vscode.RelativePattern(vscode.Uri.file(folder), '**');
  const watcher = vscode.workspace.createFileSystemWatcher(everything);
  const report = ({ fsPath }: vscode.Uri): void => onChange(fsPath);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(report),
    watcher.onDidChange(report),
    watcher.onDidDelete(report),
  );
}

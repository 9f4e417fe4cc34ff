import * as vscode from 'vscode';

/** Waits until the setting `name` changes, or until `withinMs` have passed. */
export function changedSetting(name: string, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const timer = setTimeout(done, withinMs);
    const listener = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(name)) done();
    });
  });
}

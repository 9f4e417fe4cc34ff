/**
 * Starts the lesson that `npm start` names, in the VS Code that it serves, and reloads the window when `npm run dev` has
 * built Patchbay again. An extension of its own, so that Patchbay itself does nothing at VS Code's start. A window that
 * was reloaded has its lesson already.
 */
const { unwatchFile, watchFile } = require('node:fs');
const vscode = require('vscode');

exports.activate = async ({ subscriptions }) => {
  const built = process.env.PATCHBAY_BUILT;
  if (built) {
    // Of a file that is not there yet, it says so once: that is no change.
    watchFile(built, { interval: 100 }, ({ mtimeMs }) => {
      if (mtimeMs > 0) void vscode.commands.executeCommand('workbench.action.reloadWindow');
    });
    subscriptions.push({ dispose: () => unwatchFile(built) });
  }
  await vscode.commands.executeCommand('workbench.view.extension.patchbay');
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  if (tabs.some(({ input }) => input instanceof vscode.TabInputWebview)) return;
  await vscode.commands.executeCommand('patchbay.startLesson', process.env.PATCHBAY_OPEN_LESSON);
};

/**
 * Starts the lesson that `npm start` names, in the VS Code that it serves. An extension of its own, so that Patchbay
 * itself does nothing at VS Code's start. A window that was reloaded has its lesson already.
 */
const vscode = require('vscode');

exports.activate = async () => {
  await vscode.commands.executeCommand('workbench.view.extension.patchbay');
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  if (tabs.some(({ input }) => input instanceof vscode.TabInputWebview)) return;
  await vscode.commands.executeCommand('patchbay.startLesson', process.env.PATCHBAY_OPEN_LESSON);
};

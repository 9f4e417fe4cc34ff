import * as vscode from 'vscode';
import { failureLog, failureOf } from '../../core/failure/failureError.ts';
import type { App } from '../app.ts';
import { showFailure } from '../window/editorPorts.ts';
import { COMMAND_IDS } from './commandIds.ts';
import { commandTable } from './commandTable.ts';

/** Registers every command; what goes wrong in one is shown and logged. */
export function registerCommands(app: App): vscode.Disposable {
  return vscode.Disposable.from(
    ...COMMAND_IDS.map((id) =>
      vscode.commands.registerCommand(id, async (...args: unknown[]) => {
        try {
          await commandTable[id](app, ...args);
        } catch (error) {
          app.parts.log.of('editor').error(`${id}: ${failureLog(error)}`);
          void showFailure(failureOf(error));
        }
      }),
    ),
  );
}

import { say } from '../../core/language/say.ts';
import * as vscode from 'vscode';
import type { App } from '../app.ts';
import type { CommandId } from './commandIds.ts';

interface Row extends vscode.QuickPickItem {
  readonly id: CommandId;
}

/** The menu of the status bar's item. */
export async function machineMenu(app: App): Promise<void> {
  const { player } = app;
  const running = player?.session !== undefined;
  const row = (id: CommandId, icon: string, words: string): Row => ({ id, label: `$(${icon}) ${words}` });
  const rows = [
    ...(player ? [row('patchbay.showPlayer', 'layout', say('Show Player'))] : []),
    ...(running
      ? [
          row('patchbay.newTerminal', 'terminal', say('New Terminal')),
          row('patchbay.resetLesson', 'debug-restart', say('Reset Lesson')),
          row('patchbay.stopMachine', 'debug-stop', say('Stop Machine')),
        ]
      : []),
    ...(player && !running ? [row('patchbay.rebuildMachine', 'vm-running', say('Start a New Machine'))] : []),
    row('patchbay.startLesson', 'book', say('Start Lesson')),
    row('patchbay.doctor', 'pulse', say('Run the Doctor')),
    row('patchbay.showLog', 'output', say('Show Log')),
  ];
  const title = player ? `Patchbay: ${player.machine.backend || player.machine.phase}` : 'Patchbay';
  const picked = await vscode.window.showQuickPick(rows, { title });
  if (picked) await vscode.commands.executeCommand(picked.id);
}

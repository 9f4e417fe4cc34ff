import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { failureLog, failureView } from '../../player/machine/failureView.ts';
import { tellFailure } from '../window/editorPorts.ts';
import { checkStep } from './checkStep.ts';
import { COMMAND_IDS, type CommandId } from './commandIds.ts';
import { doctor } from './doctor.ts';
import { exportProgress } from './exportProgress.ts';
import { forgetProgress } from './forgetProgress.ts';
import { focusPane, performInPlayer } from './inPlayer.ts';
import { interruptTerminal } from './interruptTerminal.ts';
import { machineMenu } from './machineMenu.ts';
import { newTerminal } from './newTerminal.ts';
import { goToStep } from './goToStep.ts';
import { openEditorTerminal } from './openEditorTerminal.ts';
import { rebuildMachine } from './rebuildMachine.ts';
import { resetLesson } from './resetLesson.ts';
import { runNext } from './runNext.ts';
import { skipStep } from './skipStep.ts';
import { solveStep } from './solveStep.ts';
import { startLesson } from './startLesson.ts';

/** What a command does; arguments come from menus, keybindings and other extensions, and are not trusted. */
export type CommandHandler = (app: App, ...args: unknown[]) => unknown;

/** The one door: a command without a handler does not compile. */
const handlers: Readonly<Record<CommandId, CommandHandler>> = {
  'patchbay.startLesson': startLesson,
  'patchbay.showPlayer': (app) => (app.player ? app.showPlayer() : app.startLesson()),
  'patchbay.runNext': runNext,
  'patchbay.checkStep': checkStep,
  'patchbay.solveStep': solveStep,
  'patchbay.skipStep': skipStep,
  'patchbay.nextStep': goToStep(1),
  'patchbay.previousStep': goToStep(-1),
  'patchbay.resetLesson': resetLesson,
  'patchbay.forgetProgress': forgetProgress,
  'patchbay.exportProgress': exportProgress,
  'patchbay.refreshLessons': (app) => app.parts.shelf.refresh(),
  'patchbay.machineMenu': machineMenu,
  'patchbay.stopMachine': (app) => app.stopMachine(),
  'patchbay.rebuildMachine': rebuildMachine,
  'patchbay.doctor': doctor,
  'patchbay.showLog': (app) => app.parts.log.show(),
  'patchbay.newTerminal': newTerminal,
  'patchbay.openEditorTerminal': openEditorTerminal,
  'patchbay.nextTerminal': performInPlayer('next-terminal'),
  'patchbay.leaveTerminal': performInPlayer('leave-terminal'),
  'patchbay.interruptTerminal': interruptTerminal,
  'patchbay.findInTerminal': performInPlayer('find'),
  'patchbay.copyFromTerminal': performInPlayer('copy'),
  'patchbay.pasteIntoTerminal': performInPlayer('paste'),
  'patchbay.fitNetwork': performInPlayer('fit-network'),
  'patchbay.focusLesson': focusPane('lesson'),
  'patchbay.focusTerminal': focusPane('terminal'),
  'patchbay.focusNetwork': focusPane('network'),
  'patchbay.showNetwork': (app) => app.showNetwork(),
};

/** Registers every command; what goes wrong in one is shown and logged. */
export function registerCommands(app: App): vscode.Disposable {
  return vscode.Disposable.from(
    ...COMMAND_IDS.map((id) =>
      vscode.commands.registerCommand(id, async (...args: unknown[]) => {
        try {
          await handlers[id](app, ...args);
        } catch (error) {
          app.parts.log.error(`${id}: ${failureLog(error)}`);
          void tellFailure(failureView(error));
        }
      }),
    ),
  );
}

import type { Intent } from '../../protocol/intents.ts';
import type { App } from '../app.ts';
import type { CommandId } from './commandIds.ts';
import { exportProgress } from './exportProgress.ts';
import { lessonArgument } from './lessonArgument.ts';
import { machineMenu } from './machineMenu.ts';
import { pickTerminalLocation } from './pickTerminalLocation.ts';
import { playerOrAdvice } from './playerOrAdvice.ts';
import { playSandbox } from './sandbox.ts';
import { saveNetworkAs } from './saveNetwork.ts';
import { copyDiagnostics } from '../machine/copyDiagnostics.ts';
import { openToSide, playFromCursor } from '../preview/previewCommands.ts';
import { justifyMutant } from '../testing/justifyMutant.ts';
import { addWrongState, mutantToWrongState } from '../testing/wrongState.ts';
import { showDoctor } from '../machine/doctor.ts';

/** What a command does; arguments come from menus, keybindings and other extensions, and are not trusted. */
export type CommandHandler = (app: App, ...args: unknown[]) => unknown;

/** The one door: a command without a handler does not compile. */
export const commandTable: Readonly<Record<CommandId, CommandHandler>> = {
  'patchbay.startLesson': (app, lesson, step) =>
    app.startLesson(lessonArgument(lesson), typeof step === 'string' ? step : undefined),
  'patchbay.sandbox': playSandbox,
  'patchbay.saveNetwork': saveNetworkAs,
  'patchbay.showPlayer': (app) => (app.player ? app.showPlayer() : app.startLesson()),
  'patchbay.showNetwork': (app) => app.showNetwork(),

  'patchbay.runNext': wants({ type: 'runNext' }),
  'patchbay.checkStep': wants({ type: 'check' }),
  'patchbay.solveStep': wants({ type: 'solve' }),
  'patchbay.startOfStep': wants({ type: 'back' }),
  'patchbay.findFault': shows({ type: 'findFault', level: 2 }),
  'patchbay.checkFault': wants({ type: 'checkFault', giveUp: false }),
  'patchbay.skipStep': wants({ type: 'skip' }),
  'patchbay.nextStep': wants({ type: 'nextStep' }),
  'patchbay.previousStep': wants({ type: 'previousStep' }),

  'patchbay.resetLesson': wants({ type: 'reset' }),
  'patchbay.forgetProgress': wants({ type: 'forget' }),
  'patchbay.rebuildMachine': wants({ type: 'rebuild' }),
  'patchbay.stopMachine': (app) => app.player?.receive({ type: 'end' }),
  'patchbay.machineMenu': machineMenu,

  'patchbay.newTerminal': async (app) => {
    const places = playerOrAdvice(app)?.terminalLocations;
    const place = places && (await pickTerminalLocation(places));
    if (place) await shows({ type: 'newTerminal', ...place })(app);
  },
  'patchbay.openEditorTerminal': async (app) => {
    const places = playerOrAdvice(app)?.terminalLocations.filter(({ netns }) => netns === null);
    const place = places && (await pickTerminalLocation(places));
    if (place) await app.player?.receive({ type: 'openInEditor', host: place.host });
  },
  'patchbay.interruptTerminal': wants({ type: 'stop' }),
  'patchbay.nextTerminal': shows({ type: 'perform', action: 'next-terminal' }),
  'patchbay.leaveTerminal': shows({ type: 'perform', action: 'leave-terminal' }),
  'patchbay.findInTerminal': shows({ type: 'perform', action: 'find' }),
  'patchbay.copyFromTerminal': shows({ type: 'perform', action: 'copy' }),
  'patchbay.pasteIntoTerminal': shows({ type: 'perform', action: 'paste' }),
  'patchbay.fitNetwork': shows({ type: 'perform', action: 'fit-network' }),
  'patchbay.exportNetwork': wants({ type: 'exportPicture' }),
  'patchbay.focusLesson': shows({ type: 'focus', pane: 'lesson' }),
  'patchbay.focusTerminal': shows({ type: 'focus', pane: 'terminal' }),
  'patchbay.focusNetwork': shows({ type: 'focus', pane: 'network' }),

  'patchbay.joinClass': (app) => app.classroom.join(),
  'patchbay.leaveClass': (app) => app.classroom.leave(),
  'patchbay.raiseHand': (app) => app.classroom.raiseHand(),
  'patchbay.classMenu': (app) => app.classroom.menu(),
  'patchbay.openLessonToSide': openToSide,
  'patchbay.playFromStep': playFromCursor,
  'patchbay.addWrongState': (app) => {
    const player = playerOrAdvice(app);
    return player && addWrongState(app.parts.tests, player);
  },
  'patchbay.mutantToWrongState': (app, row) => {
    const item = app.parts.tests.itemIn(row);
    return item && mutantToWrongState(app.parts.tests, item);
  },
  'patchbay.justifyMutant': (app, row) => {
    const item = app.parts.tests.itemIn(row);
    return item && justifyMutant(app.parts.tests, item);
  },

  'patchbay.refreshLessons': (app) => app.parts.shelf.refresh(),
  'patchbay.review': (app) => app.review.open(),
  'patchbay.exportProgress': exportProgress,
  'patchbay.doctor': (app) => showDoctor(app.parts.doctor),
  'patchbay.showLog': (app) => app.parts.log.show(),
  'patchbay.copyDiagnostics': (app) => copyDiagnostics(app.parts.diagnostics),
};

/** The player's own affair: the same as a button of the page. */
function wants(intent: Intent): CommandHandler {
  return (app) => (playerOrAdvice(app) ? app.ask(intent) : undefined);
}

/** The same, with the page brought to the front first. */
function shows(intent: Intent): (app: App) => Promise<void> | undefined {
  return (app) => {
    app.showPlayer();
    return playerOrAdvice(app) ? app.ask(intent) : undefined;
  };
}

import type { App } from '../app.ts';
import type { ToPage } from '../../protocol/messages.ts';
import type { CommandHandler } from './registerCommands.ts';
import { playerOrTell } from './playerOrTell.ts';

/** Something that only the window can do. */
export function performInPlayer(action: ToPage['perform']['action']): CommandHandler {
  return (app: App) => {
    app.showPlayer();
    playerOrTell(app)?.post({ type: 'perform', action });
  };
}

/** Puts the keyboard into a pane. */
export function focusPane(pane: ToPage['focus']['pane']): CommandHandler {
  return (app: App) => {
    app.showPlayer();
    playerOrTell(app)?.post({ type: 'focus', pane });
  };
}

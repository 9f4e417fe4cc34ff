import type { App } from '../app.ts';
import { playerOrTell } from './playerOrTell.ts';

/** Ctrl-C in every terminal where a command runs. */
export function interruptTerminal(app: App): void {
  const player = playerOrTell(app);
  for (const { id, state } of player?.terminals.views() ?? [])
    if (state === 'busy') player?.runs.interrupt(id);
}

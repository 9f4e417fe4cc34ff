import type { App } from '../app.ts';
import type { CommandHandler } from './registerCommands.ts';
import { playerOrTell } from './playerOrTell.ts';

/** To the step that is `by` further on. */
export function goToStep(by: number): CommandHandler {
  return async (app: App) => {
    const player = playerOrTell(app);
    if (!player) return;
    const { steps } = player.lesson;
    const next = steps[steps.findIndex(({ id }) => id === player.current) + by];
    if (next) await player.goTo(next.id);
  };
}

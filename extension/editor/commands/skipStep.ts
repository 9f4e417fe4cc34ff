import type { App } from '../app.ts';
import { askSkip } from '../../player/playerQuestions.ts';
import { playerOrTell } from './playerOrTell.ts';

/** Goes on without the step, after asking. */
export async function skipStep(app: App): Promise<void> {
  const player = playerOrTell(app);
  if (player) await askSkip(player, player.current);
}

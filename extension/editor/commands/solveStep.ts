import type { App } from '../app.ts';
import { askSolve } from '../../player/playerQuestions.ts';
import { playerOrTell } from './playerOrTell.ts';

/** Runs the commands of the step for the learner, who is asked first. */
export async function solveStep(app: App): Promise<void> {
  const player = playerOrTell(app);
  if (player) await askSolve(player, player.current);
}

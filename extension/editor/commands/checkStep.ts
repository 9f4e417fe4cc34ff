import type { App } from '../app.ts';
import { playerOrTell } from './playerOrTell.ts';

/** Runs the checks of the step that the learner is at. */
export async function checkStep(app: App): Promise<void> {
  const player = playerOrTell(app);
  const step = player?.step(player.current);
  if (player && step) await player.checks.now(step);
}

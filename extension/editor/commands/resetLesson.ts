import type { App } from '../app.ts';
import { askReset } from '../../player/playerQuestions.ts';
import { playerOrTell } from './playerOrTell.ts';

/** A fresh machine for the lesson, after asking. */
export async function resetLesson(app: App): Promise<void> {
  const player = playerOrTell(app);
  if (player) await askReset(player);
}

import type { App } from '../app.ts';
import { playerOrTell } from './playerOrTell.ts';

/** Begins the lesson as if it had never been played. */
export async function forgetProgress(app: App): Promise<void> {
  const player = playerOrTell(app);
  if (!player) return;
  const agreed = await player.ports.confirm({
    what: `Forget your progress in ${player.lesson.title}?`,
    detail: 'What you achieved, skipped and answered is removed, and the machine begins anew.',
    yes: 'Forget it',
  });
  if (agreed) await player.forget();
}

import { say } from '../../core/language/say.ts';
import { ask } from './dialog.ts';

/**
 * Holds a lesson for this tab, because two that play it would overwrite each other's progress. Where another tab has it,
 * the learner chooses; resolves with false where they go back. `onLost`: another tab took it.
 * @see https://w3c.github.io/web-locks/
 */
export async function holdLesson(lesson: string, onLost: () => void): Promise<boolean> {
  // A page without https has no locks.
  if (!('locks' in navigator)) return true;
  const name = `patchbay.lesson.${lesson}`;
  if (await take(name, { ifAvailable: true }, onLost)) return true;
  const here = say('Play it here');
  const answer = await ask({
    title: say('This lesson is open in another tab.'),
    lines: [
      say(
        'Your progress is the same in both. Go on there, or take it over: its machine there is ended, and the steps that you did are replayed here.',
      ),
    ],
    buttons: [here, say('Back to the lessons')],
  });
  return answer === here && (await take(name, { steal: true }, onLost));
}

/** Resolves when it is known; the lock is held until the tab ends, or another takes it. */
function take(name: string, options: LockOptions, onLost: () => void): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(name, options, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise(() => undefined);
      })
      .catch(onLost);
  });
}

import type { PlayerView } from '../../protocol/playerView.ts';
import type { BrowserMachine } from './browserMachine.ts';

/** How long a tab is hidden before its machine rests, in milliseconds: a look at another tab costs nothing. */
const REST_AFTER_MS = 5000;

/** Whether something is under way that the learner may wait for in another tab. */
export function isBusy({ machine, steps, terminals, walk }: PlayerView): boolean {
  const blocks = steps.flatMap((step) => step.blocks);
  return (
    machine.phase !== 'running' ||
    terminals.some(({ state }) => state === 'busy' || state === 'starting') ||
    steps.some(({ checking, solving }) => checking || solving) ||
    blocks.some((block) => block.kind === 'chart' && block.running) ||
    walk?.running === true
  );
}

/** Stops the machine's processor while the page is hidden and nothing runs. `view`: what the player shows now. */
export function restWhileHidden(
  machine: () => BrowserMachine | undefined,
  view: () => PlayerView | undefined,
): void {
  let rests = false;
  const look = (): void => {
    const shown = view();
    if (!document.hidden || shown === undefined) return;
    // Until then it is looked at again: a command that runs ends some time.
    if (isBusy(shown)) return void setTimeout(look, REST_AFTER_MS);
    rests = true;
    machine()?.pause();
  };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) setTimeout(look, REST_AFTER_MS);
    else if (rests) {
      rests = false;
      machine()?.run();
    }
  });
}

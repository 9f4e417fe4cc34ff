import type { App } from '../app.ts';
import { blockId } from '../../player/steps/blockIds.ts';
import { playerOrTell } from './playerOrTell.ts';

/** Runs the first command block of the step that was not run yet; a solution stays for Solve. */
export async function runNext(app: App): Promise<void> {
  const player = playerOrTell(app);
  const step = player?.step(player.current);
  if (!player || !step) return;
  for (const [index, block] of step.blocks.entries()) {
    const id = blockId(step.id, index);
    const visible =
      block.kind === 'stop' || (block.kind === 'run' && (!block.hidden || player.revealed.has(id)));
    if (!visible || player.runs.status(id) !== undefined) continue;
    await player.runs.run(id);
    return;
  }
}

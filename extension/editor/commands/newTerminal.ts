import type { App } from '../app.ts';
import { pickHost } from './pickHost.ts';
import { playerOrTell } from './playerOrTell.ts';

/** One more terminal in the player, on a host or in a namespace. */
export async function newTerminal(app: App): Promise<void> {
  const player = playerOrTell(app);
  const choice = player && (await pickHost(player, true));
  if (!choice) return;
  app.showPlayer();
  player.receive({ type: 'newTerminal', ...choice });
}

import type { App } from '../app.ts';
import { pickHost } from './pickHost.ts';
import { playerOrTell } from './playerOrTell.ts';

/** A host's shell in the editor's own terminal. */
export async function openEditorTerminal(app: App): Promise<void> {
  const player = playerOrTell(app);
  const choice = player && (await pickHost(player, false));
  if (choice) app.openEditorTerminal(choice.host);
}

import { say } from '../../core/language/say.ts';
import * as vscode from 'vscode';
import type { TerminalLocation } from '../../player/player.ts';

/** Asks for a host of the lesson or a namespace in it; the only one is not asked for. */
export async function pickTerminalLocation(
  places: readonly TerminalLocation[],
): Promise<TerminalLocation | undefined> {
  if (places.length === 1) return places[0];
  const picked = await vscode.window.showQuickPick(
    places.map((place) => ({
      place,
      label: place.netns ?? place.host,
      description: place.netns === null ? say('host') : say('namespace on {host}', { host: place.host }),
    })),
    { title: say('Patchbay: New Terminal'), placeHolder: say('Where?') },
  );
  return picked?.place;
}

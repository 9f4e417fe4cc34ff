import * as vscode from 'vscode';
import type { Player } from '../../player/player.ts';

export interface HostChoice {
  readonly host: string;
  readonly netns: string | null;
}

/** Asks for a host of the lesson, or a namespace where these are wanted too; the only one is not asked for. */
export async function pickHost(player: Player, withNamespaces: boolean): Promise<HostChoice | undefined> {
  const hosts = player.lesson.hosts.map((host) => ({ host, netns: null }));
  const inside = withNamespaces ? player.picture.places() : [];
  const choices: HostChoice[] = [...hosts, ...inside];
  if (choices.length === 1) return choices[0];
  const picked = await vscode.window.showQuickPick(
    choices.map((choice) => ({
      choice,
      label: choice.netns ?? choice.host,
      description: choice.netns === null ? 'host' : `namespace on ${choice.host}`,
    })),
    { title: 'Patchbay: New Terminal', placeHolder: 'Where?' },
  );
  return picked?.choice;
}

import { boxWord, spaceBox } from './boxTitle.ts';
import type { Changes } from './compareTopologies.ts';
import type { Topology } from './topology.ts';

/** What changed, in up to three sentences; empty where nothing did. Lines between NICs are not mentioned. */
export function changesText(topology: Topology, changes: Changes): string {
  const names = (ids: ReadonlySet<string>): string[] => [
    ...topology.boxes.filter(({ id }) => ids.has(id)).map((box) => `${boxWord(box)} ${box.name}`),
    ...topology.nodes
      .filter(({ id }) => ids.has(id))
      .map(({ name, box }) => `${name} (${spaceBox(topology.boxes, box)?.id ?? box})`),
  ];
  return [
    sentence('New', names(changes.added)),
    sentence('Changed', names(changes.changed)),
    sentence('Gone', changes.gone),
  ]
    .filter((text) => text !== '')
    .join(' ');
}

function sentence(word: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `${word}: ${names.join(', ')}.`;
}

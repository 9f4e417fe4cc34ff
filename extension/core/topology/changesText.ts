import { say } from '../language/say.ts';
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
  const [added, changed, gone] = [names(changes.added), names(changes.changed), changes.gone];
  return [
    added.length > 0 && say('New: {names}.', { names: added.join(', ') }),
    changed.length > 0 && say('Changed: {names}.', { names: changed.join(', ') }),
    gone.length > 0 && say('Gone: {names}.', { names: gone.join(', ') }),
  ]
    .filter(Boolean)
    .join(' ');
}

import type { WalkOptions } from '../../../extension/core/walk/runWalk.ts';
import type { Leg, Walk } from '../../../extension/core/walk/walk.ts';

/** One thing that is broken on a host, the walk that shows it, and what its verdict must say. */
export interface Broken {
  readonly what: string;
  readonly host: string;
  readonly breaks: string;
  readonly repairs: string;
  readonly walk: readonly [from: string, to: string, options?: WalkOptions];
  readonly ends: RegExp;
}

/** The way of one packet: a line a hop, its location and what changed. MAC addresses, and the order of a flood, vary. */
export function way(walk: Walk, kind: Leg['kind']): string[] {
  const leg = walk.legs.find((one) => one.kind === kind);
  return (leg?.hops ?? []).map(({ where, happened }) => {
    const plain = happened
      .replaceAll(/([0-9a-f]{2}:){5}[0-9a-f]{2}/g, 'MAC')
      .replace(
        /(flooded by \S+ to )([^:]+)/,
        (_all, words: string, ports: string) => `${words}${ports.split(', ').sort().join(', ')}`,
      );
    return `${where}: ${plain}`;
  });
}

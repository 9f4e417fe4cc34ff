import type { Drop } from '../capture/drop.ts';
import { linkLabel, spaceLabel } from '../state/networkLocation.ts';
import type { Link, NetworkNamespace, NetworkState } from '../state/networkState.ts';
import type { Sighting } from '../capture/sighting.ts';
import type { Evidence } from './explanation.ts';
import type { Ask } from './questions/ask.ts';
import { message, say } from '../language/say.ts';

/** All that reasons are made from. */
export interface Known {
  /** Read before the probe, because what bridges and neighbour tables knew then decided the way. */
  readonly state: NetworkState;
  /** Read after it, for the counters that moved; null where it was not read. */
  readonly after: NetworkState | null;
  /** What the kernel dropped meanwhile. */
  readonly drops: readonly Drop[];
  /** Why not all of that is known; null where it is. */
  readonly dropsUnheard: string | null;
  /** Frames that the capture had no room for. */
  readonly framesLeftOut: number;
  /** Frames that came by hundreds of times, beyond those that were kept. */
  readonly framesRepeated: number;
  /** What the machine says of its network, where that was asked. */
  readonly ask: Ask;
}

/** A packet's last sighting, with its location in the state. */
export interface LastSeen extends LinkLocation {
  readonly known: Known;
  readonly state: NetworkState;
  readonly sighting: Sighting;
}

/** A link and the namespace that it is in. */
export interface LinkLocation {
  readonly space: NetworkNamespace;
  readonly link: Link;
}

export function linkEvidence(
  state: NetworkState,
  space: NetworkNamespace,
  link: Link,
  shows: string,
): Evidence {
  return { kind: 'link', where: linkLabel(state, space, link.name), shows };
}

/** `down`, `without carrier`; null where frames can pass. */
export function idleState({ up, carrier }: Link): 'down' | 'without carrier' | null {
  return !up ? message('down') : carrier ? null : message('without carrier');
}

/** The same in the reader's language. */
export function idleText(link: Link): string | null {
  const idle = idleState(link);
  return idle === null ? null : say(idle);
}

export function evidenceOf(
  kind: Evidence['kind'],
  state: NetworkState,
  space: NetworkNamespace,
  shows: string,
): Evidence {
  return { kind, where: spaceLabel(state, space), shows };
}

import type { Link } from '../state/networkState.ts';
import { depthOf, tunnelOf } from '../capture/packet.ts';
import type { Sighting } from '../capture/sighting.ts';

/**
 * How a packet came from one sighting to the next: over a `cable`; from a NIC `up` to what lies on it (a VLAN
 * sub-interface, a macvlan, the bridge itself), or `down` the other way; between `siblings` on one NIC; through a
 * `bridge` from port to port; out of and into a tunnel; `routed`; over the loopback; or somehow.
 */
export type Passage =
  | 'cable'
  | 'up'
  | 'down'
  | 'siblings'
  | 'bridge'
  | 'encapsulated'
  | 'decapsulated'
  | 'routed'
  | 'loopback'
  | 'somehow';

/** A sighting in the tree of those of one packet: a flood has several children. */
export interface Trace {
  readonly sighting: Sighting;
  readonly parent: Trace | null;
  /** How it came here from the parent. */
  readonly passage: Passage | null;
  readonly children: Trace[];
}

const SUB_INTERFACES = ['vlan', 'macvlan', 'macvtap', 'ipvlan', 'ipvtap'];

/**
 * Joins the sightings of one packet, by time, into trees. How links are joined decides which sightings one can have come
 * from; it came from the latest of those. A packet that was sent again has a tree of its own.
 */
export function traceSightings(sightings: readonly Sighting[]): Trace[] {
  const traces: Trace[] = [];
  for (const sighting of sightings) {
    let best: { trace: Trace; passage: Passage } | null = null;
    for (const trace of traces) {
      const passage = passageBetween(trace.sighting, sighting);
      if (passage === null) continue;
      if (best === null || rank(passage) <= rank(best.passage)) best = { trace, passage };
    }
    const made: Trace = {
      sighting,
      parent: best?.trace ?? null,
      passage: best?.passage ?? null,
      children: [],
    };
    best?.trace.children.push(made);
    traces.push(made);
  }
  return traces.filter(({ parent }) => parent === null);
}

/** Joined links are the best evidence, then a common namespace, then time alone. */
function rank(passage: Passage): number {
  return passage === 'somehow' ? 2 : passage === 'routed' ? 1 : 0;
}

function passageBetween(from: Sighting, to: Sighting): Passage | null {
  return to.direction === 'in' ? passageIn(from, to) : passageOut(from, to);
}

function passageIn(from: Sighting, to: Sighting): Passage | null {
  const { link, space } = to;
  if (from.direction === 'out') {
    // A macvlan passes a frame for a sibling to their common NIC, as if it had come in there.
    if (from.link !== null && isSub(from.link) && isAt(to, from.link)) return 'down';
    if (link?.kind === 'veth' && link.below !== null) return isAt(from, link) ? 'cable' : null;
    if (
      link !== null &&
      from.link !== null &&
      isSub(link) &&
      isSub(from.link) &&
      haveOneParent(link, from.link)
    )
      return 'siblings';
    if (link?.name === 'lo') return from.link === link ? 'loopback' : null;
    // Links without a peer in the state: a program carries packets between two tuns, a NIC leads outside.
    const unknown = link === null || link.kind === 'tun' || link.kind === null;
    return unknown && from.link !== link && (from.link?.kind ?? null) === (link?.kind ?? null)
      ? 'somehow'
      : null;
  }
  if (link === null || from.link === null) return null;
  if (isTunnel(link))
    return tunnelOf(from.packet)?.vni === link.details['id'] &&
      depthOf(from.packet) === depthOf(to.packet) + 1
      ? 'decapsulated'
      : null;
  if (isSub(link)) return isAt(from, link) ? 'up' : null;
  return link.kind === 'bridge' && from.space === space && from.link.master === link.name ? 'up' : null;
}

function passageOut(from: Sighting, to: Sighting): Passage | null {
  const { link, space } = to;
  const [below, above] = [depthOf(from.packet), depthOf(to.packet)];
  if (from.direction === 'out') {
    if (from.link !== null && isTunnel(from.link)) {
      return above === below + 1 && tunnelOf(to.packet)?.vni === from.link.details['id']
        ? 'encapsulated'
        : null;
    }
    if (link === null || from.link === null || above !== below) return null;
    if (isSub(from.link) && isAt(to, from.link)) return 'down';
    return from.link.kind === 'bridge' && from.space === space && link.master === from.name ? 'down' : null;
  }
  if (from.space !== space || above !== below) return null;
  const port = from.link?.master ?? null;
  if (port !== null) return link !== null && link.master === port && link !== from.link ? 'bridge' : null;
  return to.packet.network.kind === 'ip' && !from.otherHost ? 'routed' : null;
}

/** Whether a sighting is at what `link` lies on, or at the other end of its cable. */
function isAt({ link, space }: Sighting, { below }: Link): boolean {
  return (
    below !== null &&
    link !== null &&
    space !== null &&
    link.index === below.index &&
    space.inode === below.inode
  );
}

function haveOneParent(one: Link, other: Link): boolean {
  return (
    one !== other &&
    one.below !== null &&
    one.below.inode === other.below?.inode &&
    one.below.index === other.below.index
  );
}

export function isSub({ kind }: Link): boolean {
  return kind !== null && SUB_INTERFACES.includes(kind);
}

export function isTunnel({ kind }: Link): boolean {
  return kind === 'vxlan' || kind === 'geneve';
}

/** The way from the root to a sighting. */
export function pathTo(trace: Trace): Trace[] {
  return trace.parent === null ? [trace] : [...pathTo(trace.parent), trace];
}

/** A trace and all its descendants. */
export function allOf(trace: Trace): Trace[] {
  return [trace, ...trace.children.flatMap(allOf)];
}

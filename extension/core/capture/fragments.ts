import { tunnelOf, type Ip, type Packet } from './packet.ts';
import type { Sighting } from './sighting.ts';
import { say } from '../language/say.ts';

/** The outermost IP packet that is a fragment, and in how many tunnels it is; null where all packets are whole. */
export function cutPacket(packet: Packet, depth = 0): { readonly ip: Ip; readonly depth: number } | null {
  const { network } = packet;
  if (network.kind === 'ip' && network.fragment !== null) return { ip: network, depth };
  const tunnel = tunnelOf(packet);
  return tunnel === null ? null : cutPacket(tunnel.inner, depth + 1);
}

/**
 * All fragments that passed where the first one was seen, that one included, by offset; empty for a whole packet.
 * Only the first fragment has ports and payload: the identification and the addresses identify the others (RFC 791,
 * RFC 8200).
 */
export function fragmentsAt(first: Sighting, sightings: readonly Sighting[]): Sighting[] {
  const cut = cutPacket(first.packet);
  if (cut === null) return [];
  const found = new Map<number, Sighting>();
  for (const sighting of sightings) {
    const { space, name, direction, packet } = sighting;
    if (space !== first.space || name !== first.name || direction !== first.direction) continue;
    const other = cutPacket(packet);
    if (other?.depth === cut.depth && haveOnePacket(other.ip, cut.ip))
      found.set(offsetOf(other.ip), sighting);
  }
  return [...found].sort(([one], [other]) => one - other).map(([, sighting]) => sighting);
}

/** Where in the whole packet a fragment begins, in bytes. */
export function offsetOf({ fragment }: Ip): number {
  return fragment?.offset ?? 0;
}

/** `3 fragments of 1500, 1500 and 68 bytes`; empty where there are none. */
export function fragmentsText(fragments: readonly Sighting[]): string {
  const sizes = fragmentSizes(fragments);
  if (sizes.length === 0) return '';
  const last = sizes.at(-1) ?? 0;
  if (sizes.length === 1) return say('a fragment of {size} bytes', { size: last });
  return say('{count} fragments of {sizes} and {last} bytes', {
    count: sizes.length,
    sizes: sizes.slice(0, -1).join(', '),
    last,
  });
}

/** Bytes of the IP packet of each, header included. */
export function fragmentSizes(fragments: readonly Sighting[]): number[] {
  return fragments.map(({ packet }) => cutPacket(packet)?.ip.length ?? 0);
}

function haveOnePacket(one: Ip, other: Ip): boolean {
  return one.id === other.id && one.source === other.source && one.destination === other.destination;
}

import type { Link, NetworkNamespace, NetworkState } from '../state/networkState.ts';
import { linkLabel } from '../state/networkLocation.ts';
import type { Sighting } from '../capture/sighting.ts';

/** A packet's last sighting, with its location in the state. */
export interface LastSeen {
  readonly state: NetworkState;
  readonly space: NetworkNamespace;
  readonly link: Link;
  readonly sighting: Sighting;
}

/** Bytes of Ethernet header that an MTU does not count. */
export const ETHERNET_BYTES = 14;

/** It left through a link, and did not arrive at the link's other end. */
export function lostOnTheWay({ state, space, link, sighting }: LastSeen): string | null {
  const far = state.namespaces.find(({ inode }) => inode === link.below?.inode);
  const other = far?.links.find(({ index }) => index === link.below?.index);
  if (far && other) {
    const name = linkLabel(state, far, other.name);
    const role = link.kind === 'veth' ? 'the other end of the cable' : `which carries ${link.name}`;
    if (!other.up) return `${name}, ${role}, is down`;
    const size = sighting.packet.length - ETHERNET_BYTES;
    if (size > other.mtu) return `it has ${size} bytes, and ${name} takes at most ${other.mtu} (MTU)`;
    return null;
  }
  if (link.kind === 'bridge') {
    const ports = space.links.filter(({ master }) => master === link.name);
    if (ports.length === 0) return `${link.name} has no port`;
    return ports.some(({ up, carrier }) => up && carrier) ? null : `no port of ${link.name} is up`;
  }
  if (link.kind === 'tun') {
    const holder = state.namespaces
      .flatMap(({ tunHolders }) => tunHolders)
      .find((candidate) => candidate.link === link.name && candidate.inode === space.inode);
    return holder
      ? `${holder.comm}, the program at ${link.name}, got it and sent nothing on`
      : `no program is at ${link.name}`;
  }
  if (link.kind === null) return `it left the machine through ${link.name}`;
  return null;
}

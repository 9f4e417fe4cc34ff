import type { NetworkNamespace } from '../state/networkState.ts';
import { hasAddress } from '../state/networkLocation.ts';
import { depthOf, type Packet } from '../capture/packet.ts';
import { allOf, isTunnel, type Trace } from '../walk/trace.ts';

/** Whether a packet reached the namespace that it is addressed to, and was not sent on from there. */
export function isDelivered(trace: Trace): boolean {
  const { sighting, children } = trace;
  const { space, direction, otherHost, packet, link } = sighting;
  if (space === null || direction !== 'in' || otherHost || link?.master != null) return false;
  if (depthOf(packet) > 0 || packet.tags.some((tag) => tag !== 0) || children.length > 0) return false;
  const address = destinationOf(packet);
  return address !== null && hasAddress(space, address);
}

/** The address that a packet, or an ARP message, looks for. */
export function destinationOf({ network }: Packet): string | null {
  if (network.kind === 'arp') return network.target;
  return network.kind === 'ip' ? network.destination : null;
}

/**
 * Chooses the end to report among the trees of one packet, which may have been sent again: where it was delivered (to
 * `home` if given), else where it got furthest. `ownerKnown`: some namespace of the state has the wanted address.
 */
export function chooseEnd(
  roots: readonly Trace[],
  ownerKnown: boolean,
  home?: NetworkNamespace,
): { end: Trace; delivered: boolean } | null {
  for (const root of roots) {
    const end = allOf(root).find((trace) => isDelivered(trace) && (!home || trace.sighting.space === home));
    if (end) return { end, delivered: true };
  }
  const [first] = roots;
  return first ? { end: furthest(first, ownerKnown), delivered: false } : null;
}

/**
 * The end of the longest way. A flood's copies to other NICs do not show where the packet should have gone: if all
 * copies ended at such NICs, the fork is the end.
 */
function furthest(trace: Trace, ownerKnown: boolean): Trace {
  const { children } = trace;
  const open = children.length > 1 ? children.filter((child) => !endsElsewhere(child, ownerKnown)) : children;
  const ways = open.map((child) => furthest(child, ownerKnown));
  return ways.reduce((best, way) => (lengthOf(way) > lengthOf(best) ? way : best), trace);
}

/** A copy that ends at a NIC which it is not for, there or at the other end of the cable, or at a program behind a tap. */
function endsElsewhere(trace: Trace, ownerKnown: boolean): boolean {
  const [only] = trace.children;
  if (only) return trace.children.length === 1 && endsElsewhere(only, ownerKnown);
  const { otherHost, link, packet, direction } = trace.sighting;
  if (ownerKnown && direction === 'out' && link?.kind === 'tun') return packet.network.kind === 'arp';
  if (direction !== 'in' || link === null || link.master !== null || isTunnel(link)) return false;
  return otherHost || packet.network.kind === 'arp';
}

function lengthOf(trace: Trace): number {
  return trace.parent === null ? 1 : 1 + lengthOf(trace.parent);
}

import type { NetworkNamespace } from '../state/networkState.ts';
import { hasAddress } from '../state/networkLocation.ts';
import { depthOf, innermost, type Packet } from '../capture/packet.ts';
import type { Sighting } from '../capture/sighting.ts';
import { isBridgePort, isSwitch, isTunnel } from '../walk/linkKinds.ts';
import { allOf, type Trace } from '../walk/trace.ts';

/** Whether a packet reached the namespace that it is addressed to, and was not sent on from there. */
export function isDelivered(trace: Trace): boolean {
  const { sighting, children } = trace;
  const { space, direction, otherHost, packet, link } = sighting;
  if (space === null || direction !== 'in' || otherHost || isBridgePort(space, link)) return false;
  if (depthOf(packet) > 0 || packet.tags.some((tag) => tag !== 0) || children.length > 0) return false;
  const address = destinationOf(packet);
  return address !== null && hasAddress(space, address);
}

/** The address that a packet, or a request for a MAC address, looks for. */
export function destinationOf({ network }: Packet): string | null {
  if (network.kind === 'arp') return network.target;
  if (network.kind !== 'ip') return null;
  const { transport } = network;
  return transport.kind === 'icmp' && transport.type === 135 ? transport.target : network.destination;
}

/** Whether it looks for a MAC address: its copies go to everybody, who ignore it (ARP, neighbour solicitation). */
export function asksForMac({ network }: Packet): boolean {
  if (network.kind === 'arp') return network.operation === 'request';
  return network.kind === 'ip' && network.transport.kind === 'icmp' && network.transport.type === 135;
}

/**
 * Chooses the end to report among the trees of one packet, which may have been sent again: where its reply was sent
 * (`answer`), where it was delivered (to `home` if given), else where it got furthest. `ownerKnown`: some namespace of the
 * state has the wanted address.
 */
export function chooseEnd(
  roots: readonly Trace[],
  ownerKnown: boolean,
  { home, answer }: { home?: NetworkNamespace | undefined; answer?: Sighting | undefined } = {},
): { end: Trace; delivered: boolean } | null {
  const all = roots.flatMap(allOf);
  const answered = answer && answeredAt(all, answer);
  if (answered) return { end: answered, delivered: true };
  const end = all.find((trace) => isDelivered(trace) && (!home || trace.sighting.space === home));
  if (end) return { end, delivered: true };
  const [first] = roots;
  // A reply proves that the packet was there, though its last steps were not seen.
  return first ? { end: furthest(first, ownerKnown), delivered: answer !== undefined } : null;
}

/** Where the packet was when its reply began: at the same link, else in the same namespace. */
function answeredAt(traces: readonly Trace[], { space, name, time, direction }: Sighting): Trace | undefined {
  const here = traces.filter(
    ({ sighting }) => sighting.space === space && sighting.time <= time && sighting.direction !== direction,
  );
  const own = here.filter(isDelivered);
  return (
    own.findLast(({ sighting }) => sighting.name === name) ??
    own.at(-1) ??
    here.findLast(({ sighting, children }) => sighting.name === name && children.length === 0) ??
    here.findLast(({ sighting }) => sighting.name === name)
  );
}

/**
 * The end of the longest way. A flood's copies to other NICs do not show where the packet should have gone: if all
 * copies ended at such NICs, the fork is the end.
 */
function furthest(root: Trace, ownerKnown: boolean): Trace {
  let best = root;
  const open = [root];
  for (let trace = open.pop(); trace !== undefined; trace = open.pop()) {
    if (trace.length > best.length) best = trace;
    const { children } = trace;
    const isAside = (child: Trace): boolean =>
      (children.length > 1 || isCopyForBridge(child)) && endsElsewhere(child, ownerKnown);
    open.push(...children.filter((child) => !isAside(child)));
  }
  return best;
}

/** A bridge receives a copy of every frame that it floods, whatever its destination. */
function isCopyForBridge({ sighting: { link, packet }, passage }: Trace): boolean {
  return passage === 'up' && link !== null && isSwitch(link) && asksForMac(innermost(packet));
}

/** Copies all of which end at NICs that they are not for, at a bridge itself, or at a program behind a tap. */
function endsElsewhere(trace: Trace, ownerKnown: boolean): boolean {
  if (trace.children.length > 0) return trace.children.every((child) => endsElsewhere(child, ownerKnown));
  const { otherHost, link, packet, direction, space } = trace.sighting;
  if (depthOf(packet) > 0) return false;
  if (ownerKnown && direction === 'out' && link?.kind === 'tun') return asksForMac(innermost(packet));
  if (direction !== 'in' || link === null || isBridgePort(space, link) || isTunnel(link)) return false;
  return otherHost || asksForMac(innermost(packet));
}

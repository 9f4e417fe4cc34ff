import type { Link } from '../state/networkState.ts';
import { depthOf, tunnelOf, type Ip, type Tunnel } from '../capture/packet.ts';
import type { Sighting } from '../capture/sighting.ts';
import { isBond, isCable, isSub, isSwitch, isTunnel, masterOf } from './linkKinds.ts';

/**
 * How a packet came from one sighting to the next: over a `cable`; from a NIC `up` to what lies on it or has it as a
 * member (a VLAN sub-interface, a macvlan, the bridge itself, a bond), or `down` the other way; between `siblings` on one
 * NIC; through a `bridge` from port to port; out of and into a tunnel; `routed`; again out of a `vrf`; `redirected` to
 * another NIC as it is; over the loopback; carried by something that the state does not show; or over a `gap`.
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
  | 'vrf'
  | 'redirected'
  | 'loopback'
  | 'somehow'
  | 'gap';

/** How a packet can have come from one sighting to another; null where the links say that it did not. */
export function passageBetween(from: Sighting, to: Sighting): Passage | null {
  return to.direction === 'in' ? passageIn(from, to) : passageOut(from, to);
}

function passageIn(from: Sighting, to: Sighting): Passage | null {
  const { link, space } = to;
  if (from.direction === 'out') {
    // A macvlan passes a frame for a sibling to their common NIC, as if it had come in there.
    if (from.link !== null && isSub(from.link) && isAt(to, from.link)) return 'down';
    if (link !== null && isCable(link)) return isAt(from, link) ? 'cable' : null;
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
    const unknown = link === null || ['tun', 'wireguard', null].includes(link.kind);
    return unknown && from.link !== link && (from.link?.kind ?? null) === (link?.kind ?? null)
      ? 'somehow'
      : null;
  }
  if (link === null || from.link === null) return null;
  if (isTunnel(link)) {
    if (depthOf(from.packet) !== depthOf(to.packet) + 1) return null;
    return mayCarry(link, tunnelOf(from.packet)) ? 'decapsulated' : null;
  }
  if (isSub(link)) return isAt(from, link) ? 'up' : null;
  return from.space === space && from.link.master === link.name ? 'up' : null;
}

function passageOut(from: Sighting, to: Sighting): Passage | null {
  const { link, space } = to;
  const [below, above] = [depthOf(from.packet), depthOf(to.packet)];
  if (from.direction === 'out') {
    if (from.link !== null && isTunnel(from.link))
      return above === below + 1 && mayCarry(from.link, tunnelOf(to.packet)) ? 'encapsulated' : null;
    if (link === null || from.link === null || above !== below) return null;
    if (isSub(from.link) && isAt(to, from.link)) return 'down';
    if (from.space !== space) return null;
    if (from.link.kind === 'vrf') return link === from.link ? null : 'vrf';
    return link.master === from.name && (isSwitch(from.link) || isBond(from.link)) ? 'down' : null;
  }
  if (from.space !== space || above !== below) return null;
  const master = masterOf(from);
  if (master !== null && isSwitch(master))
    return link !== null && link.master === master.name && link !== from.link ? 'bridge' : null;
  if (to.packet.network.kind !== 'ip' || from.packet.network.kind !== 'ip') return redirection(from, to);
  if (from.otherHost) return redirection(from, to);
  return isRouted(from.packet.network, to.packet.network) ? 'routed' : redirection(from, to);
}

/** A router lowers the TTL (RFC 1812, section 5.3.1); what leaves with the same one was not routed. */
function isRouted(from: Ip, to: Ip): boolean {
  return to.ttl < from.ttl;
}

/** tc-mirred(8) and programs of BPF send a frame out of another NIC as it came in. */
function redirection(from: Sighting, to: Sighting): Passage | null {
  const same = from.packet.ethernet?.source === to.packet.ethernet?.source && from.link !== to.link;
  return same && from.packet.ethernet !== null ? 'redirected' : null;
}

/** Whether a tunnel's device can have made or read this header; one with `external` takes any. */
function mayCarry({ kind, details }: Link, tunnel: Tunnel | null): boolean {
  if (tunnel === null) return false;
  if (kind === 'vxlan' || kind === 'geneve')
    return tunnel.kind === kind && (details['external'] === true || tunnel.vni === details['id']);
  if (kind?.includes('gre') === true) return tunnel.kind === 'gre';
  return tunnel.kind === 'ipip' || tunnel.kind === 'sit';
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

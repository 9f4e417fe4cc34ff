import { findLink, type Link, type NetworkNamespace } from '../state/networkState.ts';
import type { Sighting } from '../capture/sighting.ts';

const SUB_INTERFACES = ['vlan', 'macvlan', 'macvtap', 'ipvlan', 'ipvtap', 'macsec'];
const SWITCHES = ['bridge', 'openvswitch'];
const BONDS = ['bond', 'team'];
const TUNNELS = ['vxlan', 'geneve', 'gre', 'gretap', 'ip6gre', 'ip6gretap', 'ipip', 'sit', 'ip6tnl'];

/** What a link is a member of: a bridge, a bond, a VRF. */
export function masterOf({ space, link }: Pick<Sighting, 'space' | 'link'>): Link | null {
  return space === null || link?.master == null ? null : (findLink(space, link.master) ?? null);
}

/** Whether frames that come in here are a bridge's to forward. */
export function isBridgePort(space: NetworkNamespace | null, link: Link | null): boolean {
  const master = masterOf({ space, link });
  return master !== null && isSwitch(master);
}

export function isSwitch({ kind }: Link): boolean {
  return kind !== null && SWITCHES.includes(kind);
}

export function isBond({ kind }: Link): boolean {
  return kind !== null && BONDS.includes(kind);
}

export function isSub({ kind }: Link): boolean {
  return kind !== null && SUB_INTERFACES.includes(kind);
}

export function isTunnel({ kind }: Link): boolean {
  return kind !== null && TUNNELS.includes(kind);
}

/** A veth, or one of its kind: what goes in at one end comes out at the other. */
export function isCable(link: Link | null): boolean {
  return link !== null && (link.kind === 'veth' || link.kind === 'netkit') && link.below !== null;
}

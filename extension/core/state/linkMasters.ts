import { findLink, type Link, type NetworkNamespace } from './networkState.ts';

/** The link's master if it is of that kind: a VRF and a bond are masters as a bridge is, and no bridges. */
function masterOf(space: NetworkNamespace, link: Link, kinds: readonly string[]): Link | null {
  const master = link.master === null ? undefined : findLink(space, link.master);
  return master !== undefined && kinds.includes(master.kind ?? '') ? master : null;
}

/** The bridge that a link is a port of. */
export function bridgeOf(space: NetworkNamespace, link: Link): Link | null {
  return masterOf(space, link, ['bridge']);
}

/** Whether a bridge is VLAN-aware; programs print the switch as a number or as a word. */
export function isFiltering({ details }: Link): boolean {
  return details['vlan_filtering'] === true || details['vlan_filtering'] === 1;
}

/** The VRF that a link is in; null for the namespace's own tables. */
export function vrfOf(space: NetworkNamespace, link: Link): Link | null {
  return masterOf(space, link, ['vrf']);
}

/** The bond or team that a link is a member of. */
export function bondOf(space: NetworkNamespace, link: Link): Link | null {
  return masterOf(space, link, ['bond', 'team']);
}

/** How a link belongs to its master: only a bridge and Open vSwitch have ports. */
export function memberWord(space: NetworkNamespace, link: Link): 'in VRF' | 'member of' | 'port of' {
  const master = space.links.find(({ name }) => name === link.master);
  return master?.kind === 'vrf'
    ? 'in VRF'
    : master?.kind === 'bond' || master?.kind === 'team'
      ? 'member of'
      : 'port of';
}

/** The links that have this master: ports of a bridge, members of a bond or of a VRF. */
export function membersOf(space: NetworkNamespace, master: Link): Link[] {
  return space.links.filter((link) => link.master === master.name);
}

/** The member that a bond sends with (active-backup and the like); null where all do, or where it is not known. */
export function activeMember(space: NetworkNamespace, bond: Link): Link | null {
  const name = bond.details['active_slave'];
  return typeof name === 'string' ? (findLink(space, name) ?? null) : null;
}

/** A port's state of the spanning tree (IEEE 802.1D): only a forwarding one passes frames on. */
export function isBlocked(port: Link): boolean {
  const { state } = port.portDetails;
  return ['blocking', 'listening', 'learning', 'disabled'].includes(String(state));
}

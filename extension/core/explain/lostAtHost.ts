import { findLink, type Link } from '../state/networkState.ts';
import type { LastSeen } from './lostOnTheWay.ts';
import type { Ip } from '../capture/packet.ts';
import { hasAddress, linkLabel, spaceLabel } from '../state/networkLocation.ts';
import { isFilteredByReversePath, lookUpRoute } from './routeLookup.ts';

/** A NIC received it, and its host neither accepted nor forwarded it. */
export function lostAtHost(last: LastSeen): string | null {
  const { state, space, link, sighting } = last;
  const { network, tags, ethernet } = sighting.packet;
  const here = spaceLabel(state, space);
  const tag = tags.find((id) => id !== 0);
  if (tag !== undefined) return `${link.name} has no sub-interface for VLAN ${tag} that is up`;
  if (sighting.otherHost) {
    return `the frame is for ${ethernet?.destination ?? '?'}, and ${linkLabel(state, space, link.name)} has ${link.mac ?? 'no MAC'}`;
  }
  if (network.kind === 'arp')
    return hasAddress(space, network.target) ? null : `${here} does not have ${network.target}`;
  if (network.kind !== 'ip') return null;
  if (hasAddress(space, network.destination)) return whyUnanswered(last);
  return insideIpvlan(last, network.destination, here) ?? notForwarded(last, network, here);
}

/** In mode l3s, packets for a child pass the parent's IP layer, where captures don't show them (ip-link(8)). */
function insideIpvlan({ state, space, link }: LastSeen, address: string, here: string): string | null {
  const isOn = ({ kind, below, details }: Link): boolean =>
    kind === 'ipvlan' &&
    details['mode'] === 'l3s' &&
    below?.inode === space.inode &&
    below.index === link.index;
  const owner = state.namespaces.find(({ links }) =>
    links.some((child) => isOn(child) && child.addresses.some((own) => own.address === address)),
  );
  if (!owner) return null;
  return `${spaceLabel(state, owner)} gets it through ${here}'s hooks prerouting and input (ipvlan, l3s), where a rule may drop it and no capture shows it`;
}

function notForwarded({ space, link }: LastSeen, ip: Ip, here: string): string | null {
  const forwarding = ip.version === 4 ? 'net.ipv4.ip_forward' : 'net.ipv6.conf.all.forwarding';
  if (space.sysctl[forwarding] === '0')
    return `${here} does not have ${ip.destination} and does not forward (${forwarding} is 0)`;
  if (isFilteredByReversePath(space, link.name, ip.source)) return filtered(here, link.name, ip.source);
  if (ip.ttl <= 1) return `its TTL has run out on ${here}`;
  const route = lookUpRoute(space, ip.destination);
  if (route === null) return `${here} has no route to ${ip.destination}`;
  if (route.type !== 'unicast') return `the route of ${here} to ${ip.destination} is ${route.type}`;
  const out = route.dev === null ? undefined : findLink(space, route.dev);
  if (!out) return null;
  if (!out.up || !out.carrier)
    return `${here} routes it out of ${out.name}, which is ${out.up ? 'without carrier' : 'down'}`;
  if (ip.length > out.mtu && ip.dontFragment) {
    return `it has ${ip.length} bytes and may not be cut into fragments, and ${out.name} takes at most ${out.mtu} (MTU)`;
  }
  return `${here} has a route for it, out of ${out.name}; a firewall rule may drop it`;
}

function filtered(here: string, link: string, source: string): string {
  return `${here} drops it by rp_filter: its route back to ${source} does not go out of ${link}`;
}

/** It reached its destination, and no reply was seen. */
export function whyUnanswered({ state, space, link, sighting }: LastSeen): string | null {
  const { network } = sighting.packet;
  const source = network.kind === 'ip' ? network.source : network.kind === 'arp' ? network.sender : null;
  if (source === null) return null;
  const here = spaceLabel(state, space);
  // The routing code answers ARP too, so rp_filter applies to it (arp_process in net/ipv4/arp.c).
  if (isFilteredByReversePath(space, link.name, source)) return filtered(here, link.name, source);
  return lookUpRoute(space, source) === null ? `${here} has no route back to ${source}` : null;
}

import type { NetworkState } from '../state/networkState.ts';
import { lostAtBridge } from './lostAtBridge.ts';
import { lostAtHost } from './lostAtHost.ts';
import { lostInTunnel } from './lostInTunnel.ts';
import { lostOnTheWay } from './lostOnTheWay.ts';
import { ownerOf, linkLabel, spaceLabel } from '../state/networkLocation.ts';
import { depthOf } from '../capture/packet.ts';
import type { Sighting } from '../capture/sighting.ts';
import { isTunnel } from '../walk/trace.ts';

/** Why a packet was not seen after `last`, as far as the network's state shows; null where it does not. */
export function whyLost(state: NetworkState, last: Sighting): string | null {
  const { space, link, direction, packet } = last;
  if (space === null || link === null) return null;
  const lastSeen = { state, space, link, sighting: last };
  if (direction === 'out') return isTunnel(link) ? lostInTunnel(lastSeen) : lostOnTheWay(lastSeen);
  if (link.master !== null) return lostAtBridge(lastSeen);
  return depthOf(packet) > 0 ? lostInTunnel(lastSeen) : lostAtHost(lastSeen);
}

/** What keeps an address from being reached, seen from the interface that has it. */
export function whyUnreachable(state: NetworkState, address: string): string | null {
  const space = ownerOf(state, address);
  if (space === null) return `no namespace has the address ${address}`;
  const link = space.links.find(({ addresses }) => addresses.some((own) => own.address === address));
  if (!link) return null;
  const name = linkLabel(state, space, link.name);
  if (!link.up) return `${name}, which has ${address}, is down`;
  const far = state.namespaces.find(({ inode }) => inode === link.below?.inode);
  const other = far?.links.find(({ index }) => index === link.below?.index);
  if (!far || !other) return null;
  const otherName = linkLabel(state, far, other.name);
  if (!other.up)
    return `${otherName}, ${link.kind === 'veth' ? 'the other end of the cable to' : 'which carries'} ${name}, is down`;
  const bridge = far.links.find((candidate) => candidate.name === other.master);
  if (bridge && !bridge.up)
    return `${linkLabel(state, far, bridge.name)}, which ${other.name} is plugged into, is down`;
  const loose = link.kind === 'veth' && other.master === null && other.addresses.length === 0;
  const carries = far.links.some(({ below }) => below?.inode === far.inode && below.index === other.index);
  if (loose && !carries) {
    return `${otherName}, the other end of the cable to ${spaceLabel(state, space)}, is plugged into no bridge and has no address`;
  }
  return null;
}

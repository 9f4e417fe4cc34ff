import { asNumber, asText } from '../state/looseJson.ts';
import type { Link } from '../state/networkState.ts';
import { ETHERNET_BYTES, type LastSeen } from './lostOnTheWay.ts';
import { tunnelOf } from '../capture/packet.ts';
import { tunnelName } from '../capture/packetText.ts';
import { hasAddress, spaceLabel } from '../state/networkLocation.ts';
import { lookUpRoute } from './routeLookup.ts';
import { lostAtHost } from './lostAtHost.ts';
import { isTunnel } from '../walk/trace.ts';

/** Bytes that VXLAN over IPv4 adds around a frame: 14 + 20 + 8 + 8 (RFC 7348, section 5). */
const OVERHEAD = 50;
const ANY_MAC = '00:00:00:00:00:00';

/** It entered a VTEP and was not encapsulated, or arrived encapsulated and was not decapsulated. */
export function lostInTunnel(last: LastSeen): string | null {
  return last.sighting.direction === 'out' ? notEncapsulated(last) : notDecapsulated(last);
}

function notEncapsulated({ state, space, link, sighting }: LastSeen): string | null {
  const mac = sighting.packet.ethernet?.destination ?? '';
  const entries = space.fdb.filter(({ port, dst }) => port === link.name && dst !== null);
  const to =
    entries.find((entry) => entry.mac === mac)?.dst ??
    asText(link.details['remote']) ??
    asText(link.details['group']) ??
    entries.find((entry) => entry.mac === ANY_MAC)?.dst;
  if (to == null)
    return `${link.name} has no remote, no group and no entry for ${mac} in its FDB: it does not know which VTEP to send to`;
  const home = state.namespaces.find(({ inode }) => inode === link.below?.inode) ?? space;
  const route = lookUpRoute(home, to);
  if (route === null) return `${spaceLabel(state, home)} has no route to the other VTEP, ${to}`;
  const carrier = home.links.find(({ name }) => name === route.dev);
  if (!carrier) return null;
  if (!carrier.up || !carrier.carrier)
    return `${carrier.name}, through which the other VTEP ${to} is reached, is ${carrier.up ? 'without carrier' : 'down'}`;
  const size = sighting.packet.length + OVERHEAD - ETHERNET_BYTES;
  if (size > carrier.mtu)
    return `encapsulated it has ${size} bytes, and ${carrier.name} takes at most ${carrier.mtu} (MTU)`;
  return null;
}

function notDecapsulated(last: LastSeen): string | null {
  const { state, space, link, sighting } = last;
  const { network } = sighting.packet;
  const tunnel = tunnelOf(sighting.packet);
  if (network.kind !== 'ip' || network.transport.kind !== 'udp' || tunnel === null) return null;
  const here = spaceLabel(state, space);
  if (sighting.otherHost || !isFor(last, network.destination)) return lostAtHost(last);
  const vteps = state.namespaces.flatMap(({ inode, links }) =>
    links.filter((candidate) => isTunnel(candidate) && (candidate.below?.inode ?? inode) === space.inode),
  );
  const port = network.transport.destination;
  const listening = vteps.filter(
    (vtep) => asNumber(vtep.details['port']) === port && vtep.kind === tunnel.kind,
  );
  if (listening.length === 0) {
    const others = vteps.map((vtep) => `${vtep.name} listens on UDP port ${String(vtep.details['port'])}`);
    return `no VTEP on ${here} listens on UDP port ${port}${others.length > 0 ? `: ${others.join(', ')}` : ''}`;
  }
  const own = listening.find((vtep) => asNumber(vtep.details['id']) === tunnel.vni);
  if (!own) return `no VTEP on ${here} has VNI ${tunnel.vni}: ${listening.map(vniText).join(', ')}`;
  if (!own.up) return `${own.name} on ${here}, the VTEP with VNI ${tunnel.vni}, is down`;
  const remote = asText(own.details['remote']);
  if (own.kind === 'geneve' && remote !== null && remote !== network.source) {
    return `${own.name} on ${here} takes packets from ${remote} only, and this one is from ${network.source}`;
  }
  return `${own.name} on ${here} should take ${tunnelName(tunnel.kind)} VNI ${tunnel.vni} from ${link.name}, and did not`;
}

function isFor({ space, link }: LastSeen, address: string): boolean {
  const [first = 0] = address.split('.').map(Number);
  return hasAddress(space, address) || (first >= 224 && first < 240 && link.master === null);
}

function vniText({ name, details }: Link): string {
  return `${name} has VNI ${String(details['id'])}`;
}

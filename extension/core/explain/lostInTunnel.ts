import { asMaps, asNumber, asText } from '../state/looseJson.ts';
import type { Link } from '../state/networkState.ts';
import { tunnelOf, type Tunnel } from '../capture/packet.ts';
import { tunnelName } from '../capture/packetText.ts';
import { hasAddress, linkLabel, spaceLabel } from '../state/networkLocation.ts';
import { because, unproven, type Evidence, type Explanation } from './explanation.ts';
import { idleState, linkEvidence, type LastSeen } from './known.ts';
import { lostAtHost } from './lostAtHost.ts';
import { ETHERNET_BYTES } from './lostOnTheWay.ts';
import { askDetails, parseJson } from './questions/linkDetails.ts';
import { askRoute, isSix } from './questions/routeLookup.ts';

/** Bytes that VXLAN over IPv4 adds around a frame: 14 + 20 + 8 + 8 (RFC 7348, section 5). */
const OVERHEAD = 50;
const ANY_MAC = '00:00:00:00:00:00';

/** It entered a tunnel's device and was not seen encapsulated. */
export function notEncapsulated(last: LastSeen): Explanation {
  const { link } = last;
  if (link.kind === 'vxlan' && link.details['external'] !== true) return outOfVtep(last);
  return towards(last, asText(link.details['remote']));
}

function outOfVtep(last: LastSeen): Explanation {
  const { state, space, link, sighting } = last;
  const mac = sighting.packet.ethernet?.destination ?? '';
  const entries = space.fdb.filter(({ port, dst }) => port === link.name && dst !== null);
  const to =
    entries.find((entry) => entry.mac === mac)?.dst ??
    asText(link.details['remote']) ??
    asText(link.details['group']) ??
    entries.find((entry) => entry.mac === ANY_MAC)?.dst;
  if (to == null)
    return because(
      `${link.name} has no remote, no group and no entry for ${mac} in its FDB: it does not know which VTEP to send to`,
      {
        kind: 'fdb',
        where: linkLabel(state, space, link.name),
        shows: `no entry for ${mac} nor for ${ANY_MAC}`,
      },
    );
  return towards(last, to);
}

/** `to` is the tunnel's other end; null where it has many. */
function towards({ known, state, space, link, sighting }: LastSeen, to: string | null): Explanation {
  if (to === null || to === '0.0.0.0' || to === 'any')
    return unproven([], [`to which other end ${link.name} sends it`]);
  const home = state.namespaces.find(({ inode }) => inode === link.below?.inode) ?? space;
  const route = askRoute(state, known.ask, home, { to });
  if (route === null) return unproven([], [`the route to the other end, ${to}`]);
  if (route.error !== null)
    return because(
      `${spaceLabel(state, home)} has no route to the other end, ${to}: ${route.error}`,
      route.evidence,
    );
  const carrier = home.links.find(({ name }) => name === route.dev);
  if (!carrier) return unproven([`the route to the other end: ${route.evidence.shows}`]);
  const idle = idleState(carrier);
  if (idle !== null)
    return because(
      `${carrier.name}, through which the other end ${to} is reached, is ${idle}`,
      route.evidence,
      linkEvidence(state, home, carrier, idle),
    );
  const size = sighting.packet.length + OVERHEAD - ETHERNET_BYTES;
  if (link.kind === 'vxlan' && !isSix(to) && asText(link.details['df']) === 'set' && size > carrier.mtu)
    return because(
      `encapsulated it has ${size} bytes, and ${carrier.name} takes at most ${carrier.mtu} (MTU)`,
      linkEvidence(state, home, carrier, `mtu ${carrier.mtu}`),
    );
  return unproven([`the route to the other end: ${route.evidence.shows}`, `${carrier.name} is up`]);
}

/** It arrived encapsulated, and was not seen decapsulated. */
export function notDecapsulated(last: LastSeen): Explanation {
  const { space, link, sighting } = last;
  const { network } = sighting.packet;
  const tunnel = tunnelOf(sighting.packet);
  if (network.kind !== 'ip' || tunnel === null) return unproven([]);
  const [first = 0] = network.destination.split('.').map(Number);
  const multicast = isSix(network.destination)
    ? network.destination.startsWith('ff')
    : first >= 224 && first < 240;
  if (sighting.otherHost || !(hasAddress(space, network.destination) || (multicast && link.master === null)))
    return lostAtHost(last);
  return network.transport.kind === 'udp'
    ? atUdpPort(last, tunnel, network.transport.destination, network.source)
    : atIpTunnel(last, tunnel, network.source);
}

function atUdpPort(last: LastSeen, tunnel: Tunnel, port: number, source: string): Explanation {
  const { state, space, link } = last;
  const here = spaceLabel(state, space);
  const vteps = state.namespaces.flatMap(({ inode, links }) =>
    links.filter(
      (one) => (one.kind === 'vxlan' || one.kind === 'geneve') && (one.below?.inode ?? inode) === space.inode,
    ),
  );
  const shows = (vtep: Link, what: string): Evidence => ({
    kind: 'tunnel',
    where: `${vtep.name} on ${here}`,
    shows: what,
  });
  const listening = vteps.filter(
    (vtep) => asNumber(vtep.details['port']) === port && vtep.kind === tunnel.kind,
  );
  if (listening.length === 0) {
    const others = vteps.map((vtep) => `${vtep.name} listens on UDP port ${String(vtep.details['port'])}`);
    return because(
      `no VTEP on ${here} listens on UDP port ${port}${others.length > 0 ? `: ${others.join(', ')}` : ''}`,
      ...vteps.map((vtep) => shows(vtep, `dstport ${String(vtep.details['port'])}`)),
    );
  }
  const own = listening.find(
    ({ details }) => asNumber(details['id']) === tunnel.vni && details['external'] !== true,
  );
  const many = listening.find(({ details }) => details['external'] === true);
  if (!own && many) return atCollector(last, many, tunnel);
  if (!own)
    return because(
      `no VTEP on ${here} has VNI ${tunnel.vni ?? 'none'}: ${listening.map(vniText).join(', ')}`,
      ...listening.map((vtep) => shows(vtep, `id ${String(vtep.details['id'])}`)),
    );
  if (!own.up)
    return because(
      `${own.name} on ${here}, the VTEP with VNI ${tunnel.vni ?? 'none'}, is down`,
      shows(own, 'down'),
    );
  const remote = asText(own.details['remote']);
  if (own.kind === 'geneve' && remote !== null && remote !== source)
    return because(
      `${own.name} on ${here} takes packets from ${remote} only, and this one is from ${source}`,
      shows(own, `remote ${remote}`),
    );
  return unproven([
    `${own.name} on ${here} has ${tunnelName(tunnel)}, listens on UDP port ${port} and is up`,
    `${link.name} has the address`,
  ]);
}

/** A device for any VNI; with vnifilter only for those of its list (`bridge vni show`). */
function atCollector(last: LastSeen, vtep: Link, { vni }: Tunnel): Explanation {
  const { known, state, space } = last;
  const home = state.namespaces.find(({ links }) => links.includes(vtep)) ?? space;
  const where = linkLabel(state, home, vtep.name);
  const details = askDetails(known.ask, home, vtep);
  if (details === null) return unproven([], [`which VNIs ${where} takes`]);
  if (details['vnifilter'] !== true) return unproven([`${where} takes any VNI`]);
  const said = known.ask(home, ['bridge', '-j', 'vni', 'show', 'dev', vtep.name]);
  const listed = said?.exitCode === 0 ? listedVnis(said.text) : null;
  if (listed === null) return unproven([], [`which VNIs ${where} takes`]);
  const text = listed.map(([first, end]) => (first === end ? String(first) : `${first}-${end}`)).join(', ');
  const shows = `vnifilter, VNIs ${text === '' ? 'none' : text}`;
  if (vni !== null && !listed.some(([first, end]) => first <= vni && vni <= end))
    return because(`VNI ${vni} is not in the VNI filter of ${where}`, { kind: 'tunnel', where, shows });
  return unproven([`${where}: ${shows}`]);
}

/** `[{"ifname":"vx0","vnis":[{"vni":10010,"vniEnd":10020}]}]`; null where it is no such list. */
function listedVnis(text: string): (readonly [number, number])[] | null {
  const devices = parseJson(text);
  if (!Array.isArray(devices)) return null;
  return asMaps(devices).flatMap((device) =>
    asMaps(device['vnis']).flatMap(({ vni, vniEnd }) => {
      const [first, end] = [asNumber(vni), asNumber(vniEnd)];
      return first === null ? [] : [[first, end ?? first] as const];
    }),
  );
}

/** GRE, IPIP or SIT: which device takes it is decided by both addresses, and by GRE's key. */
function atIpTunnel({ known, state, space }: LastSeen, tunnel: Tunnel, source: string): Explanation {
  const here = spaceLabel(state, space);
  const kinds = tunnel.kind === 'gre' ? ['gre', 'gretap', 'erspan'] : ['ipip', 'sit', 'ip6tnl'];
  const devices = space.links.filter(({ kind }) => kind !== null && kinds.includes(kind));
  const read = devices.map((link) => ({ link, details: askDetails(known.ask, space, link) }));
  if (read.some(({ details }) => details === null)) return unproven([], [`which tunnel of ${here} takes it`]);
  const facing = read.filter(({ details }) => asText(details?.['remote']) === source);
  const shows = (link: Link, what: string): Evidence => ({
    kind: 'tunnel',
    where: linkLabel(state, space, link.name),
    shows: what,
  });
  const name = tunnel.kind === 'gre' ? 'GRE' : 'IP';
  if (facing.length === 0)
    return unproven(
      [],
      [`whether a tunnel of ${here} without a remote of its own takes what comes from ${source}`],
    );
  const keys = facing.map(({ link, details }) => ({ link, key: keyOf(details?.['ikey']) }));
  if (tunnel.kind === 'gre' && !keys.some(({ key }) => key === tunnel.vni))
    return because(
      `no ${name} tunnel of ${here} from ${source} has ${keyText(tunnel.vni)}: ${keys.map(({ link, key }) => `${link.name} has ${keyText(key)}`).join(', ')}`,
      ...keys.map(({ link, key }) => shows(link, key === null ? 'no ikey' : `ikey ${key}`)),
    );
  const down = facing.filter(({ link }) => !link.up);
  if (down.length === facing.length)
    return because(
      `${down.map(({ link }) => link.name).join(', ')} of ${here} is down`,
      ...down.map(({ link }) => shows(link, 'down')),
    );
  return unproven(facing.map(({ link }) => `${link.name} of ${here} is up and its remote is ${source}`));
}

/** iproute2 prints a key as a number, or as an address of the same 32 bits: `0.0.0.7`. */
function keyOf(value: unknown): number | null {
  const text = asText(value);
  if (text === null) return null;
  const parts = text.split('.').map(Number);
  const key = parts.length === 4 ? parts.reduce((sum, part) => sum * 256 + part, 0) : Number(text);
  return Number.isInteger(key) ? key : null;
}

function keyText(key: number | null): string {
  return key === null ? 'no key' : `key ${key}`;
}

function vniText({ name, details }: Link): string {
  return `${name} has VNI ${String(details['id'])}`;
}

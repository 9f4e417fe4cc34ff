import { asMaps, asNumber, asText } from '../state/looseJson.ts';
import type { Link } from '../state/networkState.ts';
import { tunnelOf, type Tunnel } from '../capture/packet.ts';
import { tunnelName } from '../capture/packetText.ts';
import { hasAddress, linkLabel, spaceLabel } from '../state/networkLocation.ts';
import { because, unproven, type Evidence, type Explanation } from './explanation.ts';
import { idleText, linkEvidence, type LastSeen } from './known.ts';
import { lostAtHost } from './lostAtHost.ts';
import { ETHERNET_BYTES } from './lostOnTheWay.ts';
import { askDetails, parseJson } from './questions/linkDetails.ts';
import { askRoute, isSix } from './questions/routeLookup.ts';
import { say } from '../language/say.ts';

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
      say(
        '{name} has no remote, no group and no entry for {mac} in its FDB: it does not know which VTEP to send to',
        { name: link.name, mac },
      ),
      {
        kind: 'fdb',
        where: linkLabel(state, space, link.name),
        shows: say('no entry for {mac} nor for {any}', { mac, any: ANY_MAC }),
      },
    );
  return towards(last, to);
}

/** `to` is the tunnel's other end; null where it has many. */
function towards({ known, state, space, link, sighting }: LastSeen, to: string | null): Explanation {
  if (to === null || to === '0.0.0.0' || to === 'any')
    return unproven([], [say('to which other end {name} sends it', { name: link.name })]);
  const home = state.namespaces.find(({ inode }) => inode === link.below?.inode) ?? space;
  const route = askRoute(state, known.ask, home, { to });
  if (route === null) return unproven([], [say('the route to the other end, {to}', { to })]);
  if (route.error !== null)
    return because(
      say('{place} has no route to the other end, {to}: {error}', {
        place: spaceLabel(state, home),
        to,
        error: route.error,
      }),
      route.evidence,
    );
  const carrier = home.links.find(({ name }) => name === route.dev);
  if (!carrier)
    return unproven([say('the route to the other end: {shows}', { shows: route.evidence.shows })]);
  const idle = idleText(carrier);
  if (idle !== null)
    return because(
      say('{name}, through which the other end {to} is reached, is {idle}', { name: carrier.name, to, idle }),
      route.evidence,
      linkEvidence(state, home, carrier, idle),
    );
  const size = sighting.packet.length + OVERHEAD - ETHERNET_BYTES;
  if (link.kind === 'vxlan' && !isSix(to) && asText(link.details['df']) === 'set' && size > carrier.mtu)
    return because(
      say('encapsulated it has {size} bytes, but {name} takes at most {mtu} (MTU)', {
        size,
        name: carrier.name,
        mtu: carrier.mtu,
      }),
      linkEvidence(state, home, carrier, `mtu ${carrier.mtu}`),
    );
  return unproven([
    say('the route to the other end: {shows}', { shows: route.evidence.shows }),
    say('{name} is up', { name: carrier.name }),
  ]);
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
    where: say('{name} on {here}', { name: vtep.name, here }),
    shows: what,
  });
  const listening = vteps.filter(
    (vtep) => asNumber(vtep.details['port']) === port && vtep.kind === tunnel.kind,
  );
  if (listening.length === 0) {
    const others = vteps.map((vtep) =>
      say('{name} listens on UDP port {value}', { name: vtep.name, value: String(vtep.details['port']) }),
    );
    return because(
      others.length === 0
        ? say('no VTEP on {here} listens on UDP port {port}', { here, port })
        : say('no VTEP on {here} listens on UDP port {port}: {others}', {
            here,
            port,
            others: others.join(', '),
          }),
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
      say('no VTEP on {here} has VNI {vni}: {names}', {
        here,
        vni: tunnel.vni ?? say('none'),
        names: listening.map(vniText).join(', '),
      }),
      ...listening.map((vtep) => shows(vtep, `id ${String(vtep.details['id'])}`)),
    );
  if (!own.up)
    return because(
      say('{name} on {here}, the VTEP with VNI {vni}, is down', {
        name: own.name,
        here,
        vni: tunnel.vni ?? say('none'),
      }),
      shows(own, say('down')),
    );
  const remote = asText(own.details['remote']);
  if (own.kind === 'geneve' && remote !== null && remote !== source)
    return because(
      say('{name} on {here} takes packets only from {remote}, but this one is from {source}', {
        name: own.name,
        here,
        remote,
        source,
      }),
      shows(own, `remote ${remote}`),
    );
  return unproven([
    say('{name} on {here} has {tunnel}, listens on UDP port {port} and is up', {
      name: own.name,
      here,
      tunnel: tunnelName(tunnel),
      port,
    }),
    say('{name} has the address', { name: link.name }),
  ]);
}

/** A device for any VNI; with vnifilter only for those of its list (`bridge vni show`). */
function atCollector(last: LastSeen, vtep: Link, { vni }: Tunnel): Explanation {
  const { known, state, space } = last;
  const home = state.namespaces.find(({ links }) => links.includes(vtep)) ?? space;
  const where = linkLabel(state, home, vtep.name);
  const details = askDetails(known.ask, home, vtep);
  if (details === null) return unproven([], [say('which VNIs {where} takes', { where })]);
  if (details['vnifilter'] !== true) return unproven([say('{where} takes any VNI', { where })]);
  const said = known.ask(home, ['bridge', '-j', 'vni', 'show', 'dev', vtep.name]);
  const listed = said?.exitCode === 0 ? listedVnis(said.text) : null;
  if (listed === null) return unproven([], [say('which VNIs {where} takes', { where })]);
  const text = listed.map(([first, end]) => (first === end ? String(first) : `${first}-${end}`)).join(', ');
  const shows = say('vnifilter, VNIs {list}', { list: text === '' ? say('none') : text });
  if (vni !== null && !listed.some(([first, end]) => first <= vni && vni <= end))
    return because(say('VNI {vni} is not in the VNI filter of {where}', { vni, where }), {
      kind: 'tunnel',
      where,
      shows,
    });
  return unproven([say('{where}: {shows}', { where, shows })]);
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
  if (read.some(({ details }) => details === null))
    return unproven([], [say('which tunnel of {here} takes it', { here })]);
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
      [
        say('whether a tunnel of {here} without its own remote takes packets from {source}', {
          here,
          source,
        }),
      ],
    );
  const keys = facing.map(({ link, details }) => ({ link, key: keyOf(details?.['ikey']) }));
  if (tunnel.kind === 'gre' && !keys.some(({ key }) => key === tunnel.vni))
    return because(
      say('no {name} tunnel of {here} from {source} has {key}: {names}', {
        name,
        here,
        source,
        key: keyText(tunnel.vni),
        names: keys
          .map(({ link, key }) => say('{name} has {key}', { name: link.name, key: keyText(key) }))
          .join(', '),
      }),
      ...keys.map(({ link, key }) => shows(link, key === null ? say('no ikey') : `ikey ${key}`)),
    );
  const down = facing.filter(({ link }) => !link.up);
  if (down.length === facing.length)
    return because(
      say('{names} of {here} is down', { names: down.map(({ link }) => link.name).join(', '), here }),
      ...down.map(({ link }) => shows(link, say('down'))),
    );
  return unproven(
    facing.map(({ link }) =>
      say('{name} of {here} is up and its remote is {source}', { name: link.name, here, source }),
    ),
  );
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
  return key === null ? say('no key') : say('key {key}', { key });
}

function vniText({ name, details }: Link): string {
  return say('{name} has VNI {value}', { name, value: String(details['id']) });
}

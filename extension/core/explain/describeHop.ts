import type { NetworkNamespace } from '../state/networkState.ts';
import { cutPacket, fragmentsText } from '../capture/fragments.ts';
import { asksForMac } from './delivery.ts';
import { listed } from './explanation.ts';
import { ETHERNET_BYTES } from './lostOnTheWay.ts';
import { depthOf, innermost, tunnelOf, type Ip, type Packet } from '../capture/packet.ts';
import { SERVICE_TAG, tunnelName } from '../capture/packetText.ts';
import type { Sighting } from '../capture/sighting.ts';
import { vrfOf } from '../state/linkMasters.ts';
import { isBond, isSwitch } from '../walk/linkKinds.ts';
import type { Trace } from '../walk/trace.ts';
import { say } from '../language/say.ts';

/** The port behind which a bridge knew a MAC address when the packet came. */
export type KnownMacs = (space: NetworkNamespace, bridge: string, mac: string) => string | undefined;

/**
 * What changed about a packet between its last sighting and this one, in words. `fragments` are those that it was cut
 * into here; empty for a whole packet.
 */
export function describeHop(trace: Trace, known: KnownMacs, fragments: readonly Sighting[]): string {
  const { parent, passage, sighting } = trace;
  const pieces = fragmentsText(fragments);
  if (parent === null || passage === null) {
    const came = sighting.direction === 'out' ? say('sent') : arrival(sighting);
    return pieces === '' ? came : say('{came} in {pieces}', { came, pieces });
  }
  const moved = movement(parent, trace, known);
  const changes = [
    ...changesBetween(parent.sighting, sighting),
    ...fragmentChanges(parent.sighting.packet, sighting.packet, pieces),
  ];
  return listed([moved, ...changes]);
}

/** A VTEP with `proxy` answers ARP requests from its neighbour table (ip-link(8)). */
function arrival({ link, name, packet: { network } }: Sighting): string {
  const byProxy = network.kind === 'arp' && network.operation === 'reply' && link?.details['proxy'] === true;
  return byProxy
    ? say('answered by {name} itself: its neighbour table has the address', { name })
    : say('arrived from outside');
}

function movement(parent: Trace, trace: Trace, known: KnownMacs): string {
  const { sighting, passage } = trace;
  const from = parent.sighting;
  switch (passage) {
    case 'cable':
      return say('over the cable from {where}', { where: from.where });
    case 'loopback':
      return say('back over the loopback');
    case 'bridge':
      return bridged(parent, sighting, known);
    case 'down':
      if (from.link !== null && isBond(from.link))
        return say('out through {name}, a member of {bond}', { name: sighting.name, bond: from.name });
      if (from.link !== null && isSwitch(from.link)) return bridgeOut(parent, sighting, known);
      if (sighting.direction === 'in')
        return say('turned around in {name}, the parent of {other}', {
          name: sighting.name,
          other: from.name,
        });
      return say('out through {name}, the parent of {other}', { name: sighting.name, other: from.name });
    case 'up':
      if (sighting.link !== null && isBond(sighting.link))
        return say('passed up to {name}, which {other} is a member of', {
          name: sighting.name,
          other: from.name,
        });
      if (sighting.link !== null && isSwitch(sighting.link) && asksForMac(innermost(sighting.packet)))
        return say('a copy for {name} itself, on {owner}', {
          name: sighting.name,
          owner: ownerText(sighting),
        });
      if (sighting.link !== null && isSwitch(sighting.link))
        return say('received by {name} for {owner} itself', {
          name: sighting.name,
          owner: ownerText(sighting),
        });
      return say('passed up to {name}, whose parent is {other}', { name: sighting.name, other: from.name });
    case 'siblings':
      return say('passed over from {where}: {name} is the parent of both', {
        where: from.where,
        name: sighting.link?.below?.name ?? say('one NIC'),
      });
    case 'encapsulated':
    case 'decapsulated':
      return '';
    case 'routed':
      return say('routed by {owner}{vrf}', { owner: ownerText(from), vrf: vrfText(from) });
    case 'vrf':
      return say('routed again by {owner}, in VRF {name}', { owner: ownerText(from), name: from.name });
    case 'redirected':
      return say('passed on unchanged by {owner} from {name}, not routed', {
        owner: ownerText(from),
        name: from.name,
      });
    case 'gap':
      return say('seen here next; how it came from {where} was not seen', { where: from.where });
    default:
      return from.link?.kind === 'wireguard'
        ? say('carried by {name}, encrypted; the path between is not seen', { name: from.name })
        : say('carried over; how is not known');
  }
}

function ownerText({ space }: Sighting): string {
  if (space?.host === '' && space.name === null) return say('the container');
  return space?.name ?? space?.host ?? say('its host');
}

function vrfText({ space, link }: Sighting): string {
  const vrf = space && link && vrfOf(space, link);
  return vrf ? say(' in VRF {name}', { name: vrf.name }) : '';
}

/** From a port: by the forwarding table, or to all of them. */
function bridged(parent: Trace, sighting: Sighting, known: KnownMacs): string {
  const bridge = sighting.link?.master ?? say('the bridge');
  return forwarding(parent, sighting, bridge, known);
}

/** From the bridge's own NIC. */
function bridgeOut(parent: Trace, sighting: Sighting, known: KnownMacs): string {
  return forwarding(parent, sighting, parent.sighting.name, known);
}

function forwarding(parent: Trace, sighting: Sighting, bridge: string, known: KnownMacs): string {
  const mac = sighting.packet.ethernet?.destination;
  if (mac === undefined || sighting.space === null) return say('forwarded by {bridge}', { bridge });
  const ports = parent.children
    .filter(({ sighting: { link } }) => link?.master === bridge)
    .map(({ sighting: { name } }) => name);
  const all = [...new Set(ports)].join(', ');
  if (mac === 'ff:ff:ff:ff:ff:ff') return say('flooded by {bridge} to {all}: a broadcast', { bridge, all });
  if ((parseInt(mac.slice(0, 2), 16) & 1) === 1)
    return say('flooded by {bridge} to {all}: a multicast', { bridge, all });
  if (known(sighting.space, bridge, mac) === sighting.name)
    return say('forwarded by {bridge}: its FDB has {mac} behind {name}', {
      bridge,
      mac,
      name: sighting.name,
    });
  return say('flooded by {bridge} to {all}: {mac} is not in its FDB', { bridge, all, mac });
}

/** What changed in the packet itself. */
function changesBetween(from: Sighting, to: Sighting): string[] {
  return [
    ...tunnelChanges(from.packet, to.packet),
    ...tagChanges(from.packet, to.packet),
    ...addressChanges(innermost(from.packet), innermost(to.packet)),
    ...ttlChanges(from.packet, to.packet),
  ];
}

/** Bytes of a packet, beside another one: without the frame where the other has none. */
function sizeOf({ length, ethernet, tags }: Packet, other: Packet): number {
  return ethernet === null || other.ethernet !== null ? length : length - ETHERNET_BYTES - 4 * tags.length;
}

function tunnelChanges(from: Packet, to: Packet): string[] {
  const [before, after] = [depthOf(from), depthOf(to)];
  const bytes = sizeOf(to, from) - sizeOf(from, to);
  // A fragment's size says nothing of the whole packet's.
  const isCut = cutPacket(from) !== null || cutPacket(to) !== null;
  const size =
    isCut || bytes === 0
      ? ''
      : say(', {change} bytes', { change: `${bytes > 0 ? '+' : '−'}${Math.abs(bytes)}` });
  const [entered, left] = [tunnelOf(to), tunnelOf(from)];
  if (after > before && entered !== null && to.network.kind === 'ip') {
    const { source, destination, transport } = to.network;
    const port = transport.kind === 'udp' ? say(', UDP port {port}', { port: transport.destination }) : '';
    return [
      say('encapsulated: {tunnel}, from {source} to {destination}{port}{size}', {
        tunnel: tunnelName(entered),
        source,
        destination,
        port,
        size,
      }),
    ];
  }
  if (after < before && left !== null)
    return [say('decapsulated: {tunnel}{size}', { tunnel: tunnelName(left), size })];
  return [];
}

/** Of the same frame: that which is in a tunnel before and after, if it is in one. */
function tagChanges(before: Packet, after: Packet): string[] {
  const depth = Math.max(depthOf(before), depthOf(after));
  const [one, other] = [frameAt(before, depth - depthOf(after)), frameAt(after, depth - depthOf(before))];
  // A tunnel of layer 3 carries packets without their frames.
  if (one.ethernet === null || other.ethernet === null) return [];
  const [from, to] = [one.tags, other.tags];
  // Tags are compared from the inside: pushing and popping are done at the outside.
  if (to.length > from.length)
    return [
      say('{tag} {names} pushed, +4 bytes', {
        tag: tagName(other),
        names: to.slice(0, to.length - from.length).join(', '),
      }),
    ];
  if (to.length < from.length)
    return [
      say('{tag} {names} popped, −4 bytes', {
        tag: tagName(one),
        names: from.slice(0, from.length - to.length).join(', '),
      }),
    ];
  return from.join() === to.join()
    ? []
    : [
        say('{tag} {names} became {changed}', {
          tag: tagName(one),
          names: from.join(', '),
          changed: to.join(', '),
        }),
      ];
}

/** The frame that is `depth` tunnels further in. */
function frameAt(packet: Packet, depth: number): Packet {
  const tunnel = depth > 0 ? tunnelOf(packet) : null;
  return tunnel === null ? packet : frameAt(tunnel.inner, depth - 1);
}

function tagName({ tagType }: Packet): string {
  return tagType === SERVICE_TAG ? say('service tag (802.1ad)') : say('VLAN tag');
}

/** `address`, or `address:port` where there are ports. */
export function endOf({ source, destination, transport }: Ip, end: 'source' | 'destination'): string {
  const address = end === 'source' ? source : destination;
  if (transport.kind !== 'tcp' && transport.kind !== 'udp') return address;
  return `${address}:${end === 'source' ? transport.source : transport.destination}`;
}

function addressChanges({ network: from }: Packet, { network: to }: Packet): string[] {
  if (from.kind !== 'ip' || to.kind !== 'ip') return [];
  return (['source', 'destination'] as const).flatMap((end) => {
    const [before, after] = [endOf(from, end), endOf(to, end)];
    return before === after
      ? []
      : [
          end === 'source'
            ? say('source rewritten by NAT: {before} became {after}', { before, after })
            : say('destination rewritten by NAT: {before} became {after}', { before, after }),
        ];
  });
}

function ttlChanges(from: Packet, to: Packet): string[] {
  if (depthOf(from) !== depthOf(to) || from.network.kind !== 'ip' || to.network.kind !== 'ip') return [];
  const [{ ttl: before }, { ttl: after }] = [from.network, to.network];
  return before === after ? [] : [say('TTL {before} became {after}', { before, after })];
}

function fragmentChanges(from: Packet, to: Packet, pieces: string): string[] {
  const [before, after] = [cutPacket(from), cutPacket(to)];
  if (before !== null && after === null) return [say('reassembled from its fragments')];
  if (after === null) return [];
  if (before === null) return [say('cut into {pieces}', { pieces })];
  return before.ip.length === after.ip.length ? [] : [say('cut again, into {pieces}', { pieces })];
}

import type { NetworkNamespace, NetworkState } from '../state/networkState.ts';
import { nodeId } from '../topology/topologyIds.ts';
import { asksForMac, chooseEnd, destinationOf } from '../explain/delivery.ts';
import { endOf, describeHop, type KnownMacs } from '../explain/describeHop.ts';
import { because, explanationText, type Explanation } from '../explain/explanation.ts';
import type { Known } from '../explain/known.ts';
import { describeLoop } from '../explain/loop.ts';
import { whyLost } from '../explain/lost.ts';
import { whyApart, whyUnreachable } from '../explain/owner/unreachable.ts';
import { cutPacket, fragmentsAt, fragmentSizes, offsetOf } from '../capture/fragments.ts';
import { innermost, tunnelOf, type Packet } from '../capture/packet.ts';
import { flagsText, icmpText, packetText } from '../capture/packetText.ts';
import { ownerOf } from '../state/networkLocation.ts';
import type { Sighting } from '../capture/sighting.ts';
import { allOf, pathTo, traceSightings, type Trace } from './trace.ts';
import type { Hop, Leg } from './walk.ts';
import { say } from '../language/say.ts';

/** A leg, with the sightings that it was made of. */
export interface TracedLeg {
  readonly leg: Leg;
  readonly first: Sighting;
  readonly last: Sighting;
  /** Those on its way, in order. */
  readonly sightings: readonly Sighting[];
  /** It was not delivered, and copies of it went to others after `last`. */
  readonly forked: boolean;
  /** Why it got no further; null where it was delivered. */
  readonly end: Explanation | null;
}

export interface LegOptions {
  /** Where it must arrive to be delivered; any namespace with the address where absent. */
  readonly home?: NetworkNamespace | undefined;
  /** The first sighting of its reply, which proves that it got there. */
  readonly answer?: Sighting | undefined;
}

/** A loop's path ends where it comes round again; no path is longer than this. */
const MAX_HOPS = 40;
const MAX_COPIES = 12;

/** The way of the packet with this key; null where it was not seen. */
export function traceLeg(
  kind: Leg['kind'],
  key: string,
  sightings: readonly Sighting[],
  known: Known,
  options: LegOptions = {},
): TracedLeg | null {
  const { state } = known;
  const own = sightings.filter((sighting) => sighting.key === key);
  const { roots } = traceSightings(own);
  const wanted = roots[0] && destinationOf(innermost(roots[0].sighting.packet));
  const chosen = chooseEnd(roots, wanted != null && ownerOf(state, wanted) !== null, options);
  if (chosen === null) return null;
  const path = beforeRepeating(pathTo(chosen.end));
  const [start] = path;
  if (!start) return null;
  const first = start.sighting;
  const last = path.at(-1)?.sighting ?? first;
  const macs = knownMacs(state, sightings);
  const hops = path.map((trace) => {
    const fragments = fragmentsAt(trace.sighting, sightings);
    return hopOf(trace, first, macs(trace.sighting.time), fragments);
  });
  const attempts = roots.filter(
    ({ sighting }) => sighting.link === first.link && sighting.direction === first.direction,
  ).length;
  const incomplete = whyIncomplete(path, sightings, known);
  const delivered = chosen.delivered && incomplete === null;
  const loop = delivered ? null : describeLoop(state, own, attempts);
  const forked = !chosen.delivered && loop === null && chosen.end.children.length > 0;
  const way = path.map(({ sighting }) => sighting);
  const end = delivered ? null : (incomplete ?? loop ?? whyEnded(known, last, way, wanted));
  const leg: Leg = {
    kind,
    title: titleOf(first.packet),
    delivered,
    attempts,
    hops,
    also: otherWays(start, path),
    lost: end === null ? null : explanationText(end),
    evidence: end?.evidence ?? [],
  };
  return { leg, first, last, forked, end, sightings: way };
}

/** Where it was last seen shows why, or else where it should have arrived. */
function whyEnded(
  known: Known,
  last: Sighting,
  way: readonly Sighting[],
  wanted: string | null | undefined,
): Explanation {
  const here = whyLost(known, last);
  if (wanted == null) return here;
  const apart = whyApart(known, wanted, way);
  if (apart !== null) return apart;
  return here.why !== null ? here : (whyUnreachable(known, wanted, way) ?? here);
}

/** Up to where a packet comes by a second time. */
function beforeRepeating(path: readonly Trace[]): Trace[] {
  const seen = new Set<string>();
  const again = path.findIndex(({ sighting: { space, name, direction, packet } }) => {
    const id = `${space?.inode ?? 0} ${name} ${direction} ${packetText(packet)} ${packet.tags.join()}`;
    return seen.size === seen.add(id).size;
  });
  return path.slice(0, Math.min(again < 0 ? path.length : again, MAX_HOPS));
}

/** The fragment that did not get as far as the first one, and where it was last seen; null where all did. */
function whyIncomplete(
  path: readonly Trace[],
  sightings: readonly Sighting[],
  known: Known,
): Explanation | null {
  const last = path.at(-1)?.sighting;
  const size = last && cutPacket(last.packet)?.ip.length;
  if (!last || size === undefined) return null;
  // Where it was cut into these fragments.
  const whole = path.findLastIndex(({ sighting }) => cutPacket(sighting.packet)?.ip.length !== size);
  const cutAt = path[whole + 1]?.sighting ?? last;
  const here = new Set(fragmentsAt(last, sightings).map(({ key }) => key));
  const missing = fragmentsAt(cutAt, sightings).find(({ key }) => !here.has(key));
  if (!missing) return null;
  const end = chooseEnd(traceSightings(sightings.filter(({ key }) => key === missing.key)).roots, true)?.end;
  const seen = end?.sighting ?? missing;
  const cut = cutPacket(missing.packet);
  const why = whyLost(known, seen);
  const fragment = {
    offset: cut === null ? 0 : offsetOf(cut.ip),
    where: seen.where,
    reason: explanationText(why),
  };
  return because(
    seen.direction === 'in'
      ? say('its fragment from byte {offset} on was last seen arriving at {where}: {reason}', fragment)
      : say('its fragment from byte {offset} on was last seen leaving {where}: {reason}', fragment),
    ...why.evidence,
  );
}

/** What a bridge knew at a time: from the state that was read before, and from frames that came in since. */
function knownMacs(state: NetworkState, sightings: readonly Sighting[]): (time: number) => KnownMacs {
  return (time) => (space: NetworkNamespace, bridge: string, mac: string) => {
    const came = sightings.findLast(
      (seen) =>
        seen.time < time &&
        seen.direction === 'in' &&
        seen.space === space &&
        seen.link?.master === bridge &&
        seen.packet.ethernet?.source === mac,
    );
    if (came) return came.name;
    return state.namespaces
      .find(({ inode }) => inode === space.inode)
      ?.fdb.find(
        (entry) =>
          entry.mac === mac &&
          space.links.some(({ name, master }) => name === entry.port && master === bridge),
      )?.port;
  };
}

function hopOf(trace: Trace, first: Sighting, known: KnownMacs, fragments: readonly Sighting[]): Hop {
  const { space, name, where, direction, packet, time } = trace.sighting;
  const tunnel = tunnelOf(packet);
  const { network } = innermost(packet);
  return {
    time: Math.round((time - first.time) / 1000),
    node: space === null ? null : nodeId(space, name),
    host: space?.host ?? '',
    netns: space?.name ?? null,
    link: name,
    where,
    direction,
    packet: packetText(packet),
    length: packet.length,
    fragments: fragmentSizes(fragments),
    happened: describeHop(trace, known, fragments),
    tunnel: tunnel === null ? null : { kind: tunnel.kind, vni: tunnel.vni, port: outerPort(packet) },
    tags: packet.tags,
    source: network.kind === 'ip' ? endOf(network, 'source') : network.kind === 'arp' ? network.sender : '',
    destination:
      network.kind === 'ip' ? endOf(network, 'destination') : network.kind === 'arp' ? network.target : '',
  };
}

function outerPort({ network }: Packet): number {
  return network.kind === 'ip' && network.transport.kind === 'udp' ? network.transport.destination : 0;
}

/** Where copies of a flooded frame ended. */
function otherWays(root: Trace, path: readonly Trace[]): string[] {
  const on = new Set(path);
  const ways = allOf(root)
    .filter((trace) => trace.children.length === 0 && !on.has(trace))
    .map(({ sighting: { where, direction, otherHost, packet } }) => {
      if (direction === 'out') return say('{where} (sent)', { where });
      return otherHost || asksForMac(innermost(packet)) ? say('{where} (not for it)', { where }) : where;
    });
  const all = [...new Set(ways)];
  return all.length > MAX_COPIES
    ? [...all.slice(0, MAX_COPIES), say('{count} more', { count: all.length - MAX_COPIES })]
    : all;
}

function titleOf(packet: Packet): string {
  const { network } = innermost(packet);
  if (network.kind === 'arp' && network.operation === 'request')
    return say('ARP: who has {target}?', { target: network.target });
  if (network.kind === 'arp')
    return say('ARP: {sender} is at {senderMac}', { sender: network.sender, senderMac: network.senderMac });
  if (network.kind !== 'ip') return packetText(packet);
  const { transport } = network;
  if (transport.kind === 'icmp' && transport.target !== null)
    return say('{message} for {target}', { message: icmpText(transport), target: transport.target });
  if (transport.kind === 'icmp') return icmpText(transport);
  if (transport.kind === 'tcp') return flagsText(transport);
  return transport.kind === 'udp' ? 'UDP' : say('IP protocol {protocol}', { protocol: transport.protocol });
}

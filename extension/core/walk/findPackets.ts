import type { NetworkNamespace } from '../state/networkState.ts';
import { sameAddress } from '../state/ipPrefix.ts';
import { innermost, type Ip, type Packet } from '../capture/packet.ts';
import type { Probe } from './probe.ts';
import type { Sighting } from '../capture/sighting.ts';

/** The first sighting of the probe's own packet. */
export function findRequest(probe: Probe, sightings: readonly Sighting[]): Sighting | undefined {
  return sightings.find(
    ({ direction, space, packet }) =>
      direction === 'out' && space === probe.from && isRequest(probe, innermost(packet)),
  );
}

/** Whether a packet is the one that a probe sends. */
export function isRequest({ kind, address: to, port }: Probe, { network }: Packet): boolean {
  const address = to.replace(/%.*$/, '');
  if (kind === 'arp')
    return network.kind === 'arp'
      ? network.operation === 'request' && network.target === address
      : network.kind === 'ip' &&
          network.transport.kind === 'icmp' &&
          network.transport.type === 135 &&
          network.transport.target !== null &&
          sameAddress(network.transport.target, address);
  if (network.kind !== 'ip' || !sameAddress(network.destination, address)) return false;
  const { transport } = network;
  if (kind === 'ping') return transport.kind === 'icmp' && (transport.type === 8 || transport.type === 128);
  if (kind === 'udp') return transport.kind === 'udp' && transport.destination === port;
  return transport.kind === 'tcp' && transport.flags.join() === 'SYN' && transport.destination === port;
}

/** The first sighting of the reply to a request. */
export function findReply(request: Sighting, sightings: readonly Sighting[]): Sighting | undefined {
  const requested = innermost(request.packet).network;
  return sightings.find(
    ({ packet, time }) => time >= request.time && isReplyTo(requested, innermost(packet).network),
  );
}

/** Whether a packet replies to a request, by what both carry. */
export function isReplyTo(request: Packet['network'], reply: Packet['network']): boolean {
  if (request.kind === 'arp' && reply.kind === 'arp')
    return reply.operation === 'reply' && reply.sender === request.target && reply.target === request.sender;
  if (request.kind !== 'ip' || reply.kind !== 'ip') return false;
  const [a, b] = [request.transport, reply.transport];
  if (a.kind === 'icmp' && b.kind === 'icmp') {
    if (a.type === 135) return b.type === 136 && b.target === a.target;
    return (
      (b.type === 0 || b.type === 129) &&
      b.version === a.version &&
      b.sequence === a.sequence &&
      b.payload === a.payload
    );
  }
  if (a.kind === 'udp' && b.kind === 'udp')
    return (
      b.destination === a.source &&
      (b.source === a.destination || sameAddress(reply.source, request.destination))
    );
  if (a.kind !== 'tcp' || b.kind !== 'tcp') return false;
  const opens = b.flags.includes('RST') || (b.flags.includes('SYN') && b.flags.includes('ACK'));
  return opens && b.acknowledgement === (a.sequence + 1) % 2 ** 32;
}

/**
 * The first sightings of ICMP errors about a request: routers leave the identification and the
 * sequence as they are.
 */
export function findErrors(request: Sighting, sightings: readonly Sighting[]): Sighting[] {
  const { network } = innermost(request.packet);
  if (network.kind !== 'ip') return [];
  return firstOfEach(sightings.filter(({ packet }) => isAbout(innermost(packet).network, network)));
}

function isAbout(error: Packet['network'], sent: Ip): boolean {
  if (error.kind !== 'ip' || error.transport.kind !== 'icmp' || error.transport.quoted === null) return false;
  const { quoted } = error.transport;
  if (quoted.id !== sent.id) return false;
  const [a, b] = [quoted.transport, sent.transport];
  if (a.kind === 'icmp' && b.kind === 'icmp') return a.sequence === b.sequence && a.type === b.type;
  if (a.kind === 'udp') return b.kind === 'udp';
  return a.kind === 'tcp' && b.kind === 'tcp' && a.sequence === b.sequence;
}

/**
 * The first sightings of requests for a MAC address that one of `spaces` sent (ARP, neighbour solicitation). A request to
 * a single MAC only confirms a known address (RFC 4861, section 7.3): the first packet to an address needs none. A NIC
 * without an address yet asks whether another one has it, and expects no reply (RFC 4862, section 5.4.2; RFC 5227).
 */
export function findMacRequests(
  spaces: ReadonlySet<NetworkNamespace | null>,
  sightings: readonly Sighting[],
): Sighting[] {
  const requests = sightings.filter(({ packet }) => {
    const { network, ethernet } = innermost(packet);
    const toMany = (parseInt(ethernet?.destination.slice(0, 2) ?? '0', 16) & 1) === 1;
    if (network.kind === 'arp')
      return (
        toMany &&
        network.operation === 'request' &&
        network.sender !== network.target &&
        network.sender !== '0.0.0.0'
      );
    if (network.kind !== 'ip' || network.source === '::') return false;
    return toMany && network.transport.kind === 'icmp' && network.transport.type === 135;
  });
  return firstOfEach(requests).filter(({ space, direction }) => direction === 'out' && spaces.has(space));
}

function firstOfEach(sightings: readonly Sighting[]): Sighting[] {
  const seen = new Set<string>();
  return sightings.filter(({ key }) => !seen.has(key) && seen.add(key));
}

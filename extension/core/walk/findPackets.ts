import type { NetworkNamespace } from '../state/networkState.ts';
import { sameAddress } from '../state/ipPrefix.ts';
import { innermost, type Ip, type Packet } from '../capture/packet.ts';
import type { Probe } from './probe.ts';
import type { Sighting } from '../capture/sighting.ts';

/** The probe's own packet, as it was seen first. */
export function findRequest(probe: Probe, sightings: readonly Sighting[]): Sighting | undefined {
  return sightings.find(
    ({ direction, space, packet }) =>
      direction === 'out' && space === probe.from && isRequest(probe, innermost(packet)),
  );
}

function isRequest({ kind, address, port }: Probe, { network }: Packet): boolean {
  if (kind === 'arp')
    return network.kind === 'arp' && network.operation === 'request' && network.target === address;
  if (network.kind !== 'ip' || !sameAddress(network.destination, address)) return false;
  const { transport } = network;
  if (kind === 'ping') return transport.kind === 'icmp' && (transport.type === 8 || transport.type === 128);
  return transport.kind === 'tcp' && transport.flags.join() === 'SYN' && transport.destination === port;
}

/** The first sighting of the answer to a request. */
export function findReply(request: Sighting, sightings: readonly Sighting[]): Sighting | undefined {
  const asked = innermost(request.packet).network;
  return sightings.find(
    ({ packet, time }) => time >= request.time && answers(asked, innermost(packet).network),
  );
}

function answers(asked: Packet['network'], answer: Packet['network']): boolean {
  if (asked.kind === 'arp' && answer.kind === 'arp')
    return answer.operation === 'reply' && answer.sender === asked.target && answer.target === asked.sender;
  if (asked.kind !== 'ip' || answer.kind !== 'ip') return false;
  const [a, b] = [asked.transport, answer.transport];
  if (a.kind === 'icmp' && b.kind === 'icmp') {
    if (a.type === 135) return b.type === 136 && b.target === a.target;
    return (
      (b.type === 0 || b.type === 129) &&
      b.version === a.version &&
      b.sequence === a.sequence &&
      b.payload === a.payload
    );
  }
  if (a.kind !== 'tcp' || b.kind !== 'tcp') return false;
  const opens = b.flags.includes('RST') || (b.flags.includes('SYN') && b.flags.includes('ACK'));
  return opens && b.acknowledgement === (a.sequence + 1) % 2 ** 32;
}

/** The first sightings of ICMP errors about a request: routers leave the identification and the sequence as they are. */
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
  return a.kind === 'tcp' && b.kind === 'tcp' && a.sequence === b.sequence;
}

/**
 * The first sightings of what was asked to learn a MAC address in one of `spaces` (ARP, neighbour solicitation). What is
 * asked of one MAC only renews an address that is known (RFC 4861, section 7.3), and belongs to nobody's first packet.
 */
export function findAsked(
  spaces: ReadonlySet<NetworkNamespace | null>,
  sightings: readonly Sighting[],
): Sighting[] {
  const asked = sightings.filter(({ packet }) => {
    const { network, ethernet } = innermost(packet);
    const toMany = (parseInt(ethernet?.destination.slice(0, 2) ?? '0', 16) & 1) === 1;
    if (network.kind === 'arp')
      return toMany && network.operation === 'request' && network.sender !== network.target;
    return (
      toMany && network.kind === 'ip' && network.transport.kind === 'icmp' && network.transport.type === 135
    );
  });
  return firstOfEach(asked).filter(({ space, direction }) => direction === 'out' && spaces.has(space));
}

function firstOfEach(sightings: readonly Sighting[]): Sighting[] {
  const seen = new Set<string>();
  return sightings.filter(({ key }) => !seen.has(key) && seen.add(key));
}

import type { Drop } from '../../capture/drop.ts';
import { innermost } from '../../capture/packet.ts';
import { hasAddress, spaceLabel } from '../../state/networkLocation.ts';
import { destinationOf } from '../delivery.ts';
import { because, type Explanation } from '../explanation.ts';
import type { Known } from '../known.ts';
import { dropEvidence } from './dropEvidence.ts';
import { hookOf } from './netfilterHook.ts';
import { droppedByFilter } from './filterRules.ts';
import { droppedByFilterOfTc } from './trafficFilters.ts';
import { droppedByQdisc } from './qdiscs.ts';
import { filteredByReversePath } from './reversePath.ts';
import { message, say } from '../../language/say.ts';

/**
 * Reasons that end only a copy, at a NIC that it is not for, or that say nothing of why: the state may know more
 * (enum skb_drop_reason, include/net/dropreason.h).
 */
const SAYS_LITTLE = ['NOT_SPECIFIED', 'OTHERHOST', 'UNHANDLED_PROTO', 'NOT_DROPPED_YET', 'CONSUMED'];
/** Reasons of which the tables know more: which setting, which route. */
const GENERAL = [
  'IP_INADDRERRORS',
  'IP_INNOROUTES',
  'IP_OUTNOROUTES',
  'IP_INHDR',
  'IP_NOPROTO',
  'NO_SOCKET',
  'PKT_TOO_BIG',
];

/** The kernel's reasons in words; `%` is the namespace, `@` the link. */
const REASONS: Readonly<Record<string, string>> = {
  IP_INNOROUTES: message('% has no route for it'),
  IP_OUTNOROUTES: message('% has no route for it'),
  IP_INADDRERRORS: message('% does not take or forward a packet with these addresses'),
  IP_INHDR: message('% finds an error in its IP header'),
  IP_CSUM: message('% finds its IP checksum wrong'),
  ICMP_CSUM: message('% finds its ICMP checksum wrong'),
  TCP_CSUM: message('% finds its TCP checksum wrong'),
  UDP_CSUM: message('% finds its UDP checksum wrong'),
  IP_NOPROTO: message('% has nothing that takes its IP protocol'),
  NO_SOCKET: message('no socket of % takes it'),
  SOCKET_FILTER: message('the filter of a socket on % drops it'),
  SOCKET_RCVBUFF: message('the receive buffer of its socket on % is full'),
  PKT_TOO_BIG: message('it is larger than the next link of % takes (MTU)'),
  PKT_TOO_SMALL: message('% finds it too short'),
  NEIGH_FAILED: message('% got no reply to its request for the next hop’s MAC address'),
  NEIGH_CREATEFAIL: message('% could not create an entry for the next hop in its neighbour table'),
  NEIGH_QUEUEFULL: message('% waits for the next hop’s MAC address, with too many packets already waiting'),
  NEIGH_DEAD: message('the entry for the next hop in the neighbour table of % is being removed'),
  XDP: message('an XDP program at @ drops it'),
  BPF_CGROUP_EGRESS: message('a BPF program of a control group on % drops it'),
  XFRM_POLICY: message('a policy of IPsec on % drops it'),
  IPV6DISABLED: message('IPv6 is disabled at @'),
  UNICAST_IN_L2_MULTICAST: message('% does not accept an IP unicast packet in a multicast frame'),
  CPU_BACKLOG: message('the queue of received packets of % is full'),
  FULL_RING: message('the queue of the program at @ is full'),
  TAP_FILTER: message('the filter of the tap @ drops it'),
  TAP_TXFILTER: message('the filter of the tap @ drops it'),
  DEV_READY: message('@ is not ready: it is down, or no program is at it'),
  DEV_HDR: message('@ could not put its header before it'),
  INVALID_PROTO: message('% finds an unknown IP version in it'),
  PROTO_MEM: message('% has no memory left for this protocol'),
  NOMEM: message('% has no memory left'),
};

/** What the kernel says of a drop; null where it says nothing that tells why. */
export function explainDrop(known: Known, drop: Drop): Explanation | null {
  const { state } = known;
  if (drop.reason === 'NETFILTER_DROP' || hookOf(drop.callers)?.dropped === true)
    return droppedByFilter(known, drop);
  if (drop.reason === 'QDISC_DROP') return droppedByQdisc(known, drop);
  if (drop.reason === 'IP_RPFILTER') return filteredByReversePath(known, drop);
  if (drop.reason === 'TC_INGRESS' || drop.reason === 'TC_EGRESS') return droppedByFilterOfTc(known, drop);
  const words = REASONS[drop.reason];
  if (words === undefined || SAYS_LITTLE.includes(drop.reason)) return null;
  const here = drop.space === null ? say('the host') : spaceLabel(state, drop.space);
  const at = drop.where === '' ? say('a link') : drop.where;
  return because(say(words).replaceAll('%', here).replaceAll('@', at), dropEvidence(known, drop));
}

/** Functions that free what they have dealt with as if they dropped it (Linux 6.1). */
const ENDS_SO = ['ip6_mc_input', 'icmpv6_rcv', 'arp_process', 'inet_sock_destruct', 'skb_queue_purge'];

/** Whether the network's tables may say more precisely why. */
export function isGeneral({ reason }: Drop): boolean {
  return GENERAL.includes(reason);
}

/** Whether a drop ends only a copy that was for another host, or that nobody needed any more. */
export function isCopyForOthers({ reason, callers, packet, space }: Drop): boolean {
  const [by = ''] = callers;
  if (reason === 'OTHERHOST' || ENDS_SO.includes(by)) return true;
  const { network } = innermost(packet);
  // A raw socket has the echo reply, and nothing else wants it.
  if (reason === 'NO_SOCKET' && network.kind === 'ip' && network.transport.kind === 'icmp') return true;
  const wanted = destinationOf(innermost(packet));
  // A flooded frame's copy for the bridge itself, which does not have the address.
  return by === 'br_pass_frame_up' && !(space !== null && wanted !== null && hasAddress(space, wanted));
}

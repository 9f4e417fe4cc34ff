import type { Drop } from '../capture/drop.ts';
import { spaceLabel } from '../state/networkLocation.ts';
import type { Evidence } from './explanation.ts';
import { because, type Explanation } from './explanation.ts';
import type { Known } from './known.ts';
import { hookOf } from './netfilterHook.ts';
import { droppedByFilter } from './filterRules.ts';
import { droppedByQdisc } from './qdiscs.ts';

/**
 * Reasons that end only a copy, at a NIC that it is not for, or that say nothing of why: the state may know more
 * (enum skb_drop_reason, include/net/dropreason.h).
 */
const SAYS_LITTLE = ['NOT_SPECIFIED', 'OTHERHOST', 'UNHANDLED_PROTO', 'NOT_DROPPED_YET', 'CONSUMED'];

/** The kernel's reasons in words; `%` is the namespace, `@` the link. */
const REASONS: Readonly<Record<string, string>> = {
  IP_RPFILTER: '% drops it by rp_filter: its route back to the source does not lead out of @',
  IP_INNOROUTES: '% has no route for it',
  IP_OUTNOROUTES: '% has no route for it',
  IP_INADDRERRORS: '% does not take or forward a packet with these addresses',
  IP_INHDR: '% finds an error in its IP header',
  IP_CSUM: '% finds its IP checksum wrong',
  ICMP_CSUM: '% finds its ICMP checksum wrong',
  TCP_CSUM: '% finds its TCP checksum wrong',
  UDP_CSUM: '% finds its UDP checksum wrong',
  IP_NOPROTO: '% has nothing that takes its IP protocol',
  NO_SOCKET: 'no socket of % takes it',
  SOCKET_FILTER: 'the filter of a socket on % drops it',
  SOCKET_RCVBUFF: 'the receive buffer of its socket on % is full',
  PKT_TOO_BIG: 'it is larger than the next link of % takes (MTU)',
  PKT_TOO_SMALL: '% finds it too short',
  NEIGH_FAILED: '% got no answer to its question for the next hop’s MAC address',
  NEIGH_CREATEFAIL: '% could not make an entry for the next hop in its neighbour table',
  NEIGH_QUEUEFULL: '% waits for the next hop’s MAC address, with too many packets already waiting',
  NEIGH_DEAD: 'the entry for the next hop in the neighbour table of % is being removed',
  XDP: 'an XDP program at @ drops it',
  TC_INGRESS: 'a filter of tc at @ drops it as it comes in',
  TC_EGRESS: 'a filter of tc at @ drops it as it goes out',
  BPF_CGROUP_EGRESS: 'a BPF program of a control group on % drops it',
  XFRM_POLICY: 'a policy of IPsec on % drops it',
  IPV6DISABLED: 'IPv6 is disabled at @',
  UNICAST_IN_L2_MULTICAST: '% does not take an IP unicast packet in a multicast frame',
  CPU_BACKLOG: 'the queue of received packets of % is full',
  FULL_RING: 'the queue of the program at @ is full',
  TAP_FILTER: 'the filter of the tap @ drops it',
  TAP_TXFILTER: 'the filter of the tap @ drops it',
  DEV_READY: '@ is not ready: it is down, or no program is at it',
  DEV_HDR: '@ could not put its header before it',
  INVALID_PROTO: '% finds an unknown IP version in it',
  PROTO_MEM: '% has no memory left for this protocol',
  NOMEM: '% has no memory left',
};

/** What the kernel says of a drop; null where it says nothing that tells why. */
export function explainDrop(known: Known, drop: Drop): Explanation | null {
  const { state } = known;
  if (drop.reason === 'NETFILTER_DROP' || hookOf(drop.callers)?.dropped === true)
    return droppedByFilter(known, drop);
  if (drop.reason === 'QDISC_DROP') return droppedByQdisc(known, drop);
  const words = REASONS[drop.reason];
  if (words === undefined || SAYS_LITTLE.includes(drop.reason)) return null;
  const here = drop.space === null ? 'the host' : spaceLabel(state, drop.space);
  const at = drop.where === '' ? 'a link' : drop.where;
  return because(words.replaceAll('%', here).replaceAll('@', at), dropEvidence(known, drop));
}

/** `IP_RPFILTER in ip_rcv_finish_core, called by ip_rcv`. */
export function dropEvidence({ state }: Pick<Known, 'state'>, drop: Drop): Evidence {
  const [where, by] = drop.callers;
  const called = by === undefined ? '' : `, called by ${by}`;
  return {
    kind: 'kernel',
    where: drop.where !== '' ? drop.where : drop.space === null ? '' : spaceLabel(state, drop.space),
    shows: `the kernel dropped it: ${drop.reason === 'NOT_SPECIFIED' ? 'no reason given' : drop.reason}${where === undefined ? '' : `, in ${where}`}${called}`,
  };
}

/** Whether a drop ends no more than a copy that was for somebody else. */
export function isCopyForOthers({ reason, callers }: Drop): boolean {
  return reason === 'OTHERHOST' || callers[0] === 'ip6_mc_input' || callers[0] === 'arp_process';
}

/** Where in the way of a packet a rule of netfilter sees it. */
export interface Hook {
  /** As nft(8) names families: `inet` counts for `ip` and `ip6`. */
  readonly family: 'ip' | 'ip6' | 'arp' | 'bridge' | 'netdev';
  readonly hook: 'prerouting' | 'input' | 'forward' | 'output' | 'postrouting' | 'ingress' | 'egress';
  /** Bridged, and seen by the hooks of IP all the same: br_netfilter. */
  readonly bridged: boolean;
  /** A function of netfilter itself dropped it. */
  readonly dropped: boolean;
}

type Known = readonly [Hook['family'], Hook['hook'], bridged?: boolean];

/** The functions that call the hooks. */
const CALLERS: Readonly<Record<string, Known>> = {
  ip_rcv: ['ip', 'prerouting'],
  ip_sabotage_in: ['ip', 'prerouting'],
  ip_local_deliver: ['ip', 'input'],
  ip_forward: ['ip', 'forward'],
  __ip_local_out: ['ip', 'output'],
  ip_local_out: ['ip', 'output'],
  raw_send_hdrinc: ['ip', 'output'],
  ip_output: ['ip', 'postrouting'],
  ip_mc_output: ['ip', 'postrouting'],
  ipv6_rcv: ['ip6', 'prerouting'],
  ip6_input: ['ip6', 'input'],
  ip6_mc_input: ['ip6', 'input'],
  ip6_forward: ['ip6', 'forward'],
  __ip6_local_out: ['ip6', 'output'],
  ip6_local_out: ['ip6', 'output'],
  ndisc_send_skb: ['ip6', 'output'],
  ip6_output: ['ip6', 'postrouting'],
  arp_rcv: ['arp', 'input'],
  arp_xmit: ['arp', 'output'],
  br_handle_frame: ['bridge', 'prerouting'],
  br_pass_frame_up: ['bridge', 'input'],
  __br_forward: ['bridge', 'forward'],
  br_forward_finish: ['bridge', 'postrouting'],
  br_nf_pre_routing: ['ip', 'prerouting', true],
  br_nf_pre_routing_ipv6: ['ip6', 'prerouting', true],
  br_nf_forward_ip: ['ip', 'forward', true],
  br_nf_forward_arp: ['arp', 'forward', true],
  br_nf_post_routing: ['ip', 'postrouting', true],
  __netif_receive_skb_core: ['netdev', 'ingress'],
  __dev_queue_xmit: ['netdev', 'egress'],
};
const NETFILTER = /^(nf_|nft_|ipt_|ip6t_|ebt_|arpt_|nf)/;

/** The hook at which a packet was dropped, by the functions that were running; null where none of netfilter was. */
export function hookOf(callers: readonly string[]): Hook | null {
  const dropped = NETFILTER.test(callers[0] ?? '');
  const from = callers.findIndex((caller) => CALLERS[caller] !== undefined);
  const known = CALLERS[callers[from] ?? ''];
  if (known === undefined) return null;
  const [family, hook, bridged = false] = known;
  return {
    family,
    hook,
    bridged,
    dropped: dropped && callers.slice(0, from).some((caller) => NETFILTER.test(caller)),
  };
}

/** A chain of a packet filter, in the order in which its rules are tried. */
export interface FirewallChain {
  /** Who wrote it: nftables (iptables-nft's among them), or the old iptables, which nft does not show. */
  readonly from: 'nft' | 'iptables-legacy';
  /** `ip`, `ip6`, `inet`, `arp`, `bridge`, `netdev`. */
  readonly family: string;
  readonly table: string;
  readonly name: string;
  /** `filter`, `nat`, `route`; null for a chain that only others jump to. */
  readonly type: string | null;
  /** `prerouting`, `input`, `forward`, `output`, `postrouting`, `ingress`, `egress`; null where only others jump to it. */
  readonly hook: string | null;
  /** Chains of one hook are run from the lowest. */
  readonly priority: number | null;
  /** `accept` or `drop`: what becomes of a packet that no rule ends; null where only others jump to it. */
  readonly policy: string | null;
  /** The link of a chain of the family netdev. */
  readonly dev: string | null;
  readonly rules: readonly FirewallRule[];
}

export interface FirewallRule {
  /** In nft's words, or in those of iptables-save(8) where iptables made it. */
  readonly text: string;
  /** `accept`, `drop`, `reject`, `return`, `jump NAME`, `goto NAME`, `dnat`…; null where it ends nothing, or is not known. */
  readonly verdict: string | null;
  /** How many packets it matched; null where nothing counts them. */
  readonly packets: number | null;
}

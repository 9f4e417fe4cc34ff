/** A queueing discipline of a link (tc(8)). */
export interface Qdisc {
  readonly dev: string;
  /** `netem`, `tbf`, `clsact`, `fq_codel`… */
  readonly kind: string;
  /** `root`, or the handle of the one that it is in. */
  readonly parent: string;
  /** Of netem and tbf, in the words of `tc -j qdisc show`: times in seconds, shares between 0 and 1. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly packets: number;
  readonly drops: number;
}

/** A filter at a link's ingress or egress (tc-filter(8)). */
export interface TrafficFilter {
  readonly dev: string;
  readonly side: 'ingress' | 'egress';
  /** `matchall`, `flower`, `u32`, `bpf`… Only matchall is known to match every packet. */
  readonly kind: string;
  /** EtherType; 3 is every one. */
  readonly protocol: number;
  readonly preference: number;
  /** Of a BPF program, its name or number. */
  readonly program: string | null;
  readonly actions: readonly TrafficAction[];
}

export interface TrafficAction {
  /** `mirred`, `gact`, `vlan`, `tunnel_key`… */
  readonly kind: string;
  /** `drop`, `redirect`, `mirror`, `pass`…; null where it is not known. */
  readonly verdict: string | null;
  /** The link that mirred sends to; null for other actions. */
  readonly to: string | null;
  readonly packets: number;
  readonly drops: number;
}

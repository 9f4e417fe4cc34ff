import type { ProbeKind } from './probe.ts';

/** A packet's way through the network and what came back, as plain data; `patchbay walk --json` prints it. */
export interface Walk {
  readonly from: string;
  /** The address, and whose it is where that is known: `10.0.0.2 (green)`. */
  readonly to: string;
  readonly probe: ProbeKind;
  readonly answered: boolean;
  /** One or two sentences: answered, or where it ended, and why as far as the state of the network tells. */
  readonly verdict: string;
  /** In the order in which they were sent: ARP, the packet, its answer, and what ARP the answer needed. */
  readonly legs: readonly Leg[];
}

/** One packet's way from the NIC that sent it first to where it was last seen. */
export interface Leg {
  readonly kind: 'arp request' | 'arp reply' | 'request' | 'reply' | 'error';
  /** `ARP: who has 10.0.0.2?`, `ICMP echo request`. */
  readonly title: string;
  readonly delivered: boolean;
  /** How often it was sent. */
  readonly attempts: number;
  readonly hops: readonly Hop[];
  /** Where copies of it went besides, in words; empty where it went one way. */
  readonly also: readonly string[];
  /** Why it got no further, where it was not delivered. */
  readonly lost: string | null;
}

export interface Hop {
  /** Microseconds since the leg began. */
  readonly time: number;
  /** The id of the NIC in the topology; null where the link is in no namespace that is known. */
  readonly node: string | null;
  /** As `findPlace` writes them, and the link's name; empty where unknown. */
  readonly host: string;
  readonly netns: string | null;
  readonly link: string;
  /** `eth0 in red on vm`. */
  readonly where: string;
  readonly direction: 'in' | 'out';
  /** What it was there: `ICMP echo request 10.0.0.1 → 10.0.0.2, TTL 64`. */
  readonly packet: string;
  /** Bytes of the frame there. */
  readonly length: number;
  /** Bytes of each IP fragment that it was in there, header included; empty for a packet in one piece. */
  readonly fragments: readonly number[];
  /** What happened to it on the way here: `encapsulated: VXLAN VNI 42, +50 bytes`. */
  readonly happened: string;
  /** The tunnel that it is in here; null where in none. */
  readonly tunnel: { readonly kind: 'vxlan' | 'geneve'; readonly vni: number; readonly port: number } | null;
  /** VLAN ids of the frame here, outermost first. */
  readonly tags: readonly number[];
  /** Addresses of the innermost packet here; `address:port` for TCP and UDP. */
  readonly source: string;
  readonly destination: string;
}

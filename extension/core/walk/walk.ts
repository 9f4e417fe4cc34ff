import type { TunnelKind } from '../capture/packet.ts';
import type { Evidence } from '../explain/explanation.ts';
import type { ProbeKind } from './probe.ts';

/** A packet's way through the network and what came back, as plain data; `patchbay walk --json` prints it. */
export interface Walk {
  readonly from: string;
  /** The address, with its owner where that is known: `10.0.0.2 (green)`. */
  readonly to: string;
  readonly probe: ProbeKind;
  readonly answered: boolean;
  /** One or two sentences: answered; or where the packet ended, and why, as far as the network's state shows. */
  readonly verdict: string;
  /** What proves the verdict's reason: what the kernel says, and entries of its tables. */
  readonly evidence: readonly Evidence[];
  /** In the order in which they were sent: the packet, its reply, and the ARP that either needed. */
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
  /** Where copies of it went, in words; empty where it took one way only. */
  readonly also: readonly string[];
  /** Why it got no further, where it was not delivered; or what was looked at, where nothing proves a reason. */
  readonly lost: string | null;
  /** What proves the reason. */
  readonly evidence: readonly Evidence[];
}

export interface Hop {
  /** Microseconds since the leg began. */
  readonly time: number;
  /** The id of the NIC in the topology; null where the link is in no namespace that is known. */
  readonly node: string | null;
  /** As `findLocation` reads them, and the link's name; empty where unknown. */
  readonly host: string;
  readonly netns: string | null;
  readonly link: string;
  /** `eth0 in red on vm`. */
  readonly where: string;
  readonly direction: 'in' | 'out';
  /** The packet as it was there: `ICMP echo request 10.0.0.1 → 10.0.0.2, TTL 64`. */
  readonly packet: string;
  /** Bytes of the frame there. */
  readonly length: number;
  /** Bytes of each of its IP fragments there, header included; empty for a whole packet. */
  readonly fragments: readonly number[];
  /** What changed on the way here: `encapsulated: VXLAN VNI 42, +50 bytes`. */
  readonly happened: string;
  /** The tunnel that carries it here, if any. */
  readonly tunnel: {
    readonly kind: TunnelKind;
    /** The VNI, or GRE's key. */
    readonly vni: number | null;
    /** UDP port; 0 of a tunnel without UDP. */
    readonly port: number;
  } | null;
  /** VLAN ids of the frame here, outermost first. */
  readonly tags: readonly number[];
  /** Addresses of the innermost packet here; `address:port` for TCP and UDP. */
  readonly source: string;
  readonly destination: string;
}

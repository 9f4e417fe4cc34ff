/**
 * The picture's content: boxes in boxes, NICs and programs in them, and edges. Ids stay the same from
 * read to read.
 */
export interface Topology {
  readonly boxes: readonly Box[];
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  /** What could not be read and may be missing here, in a sentence; empty where nothing is. */
  readonly unread: string;
}

/**
 * A host, namespace or container with its NICs, or a VRF around its members. A host contains its namespaces; the machine
 * itself is the host `vm`.
 */
export interface Box {
  readonly id: string;
  /** `unnamed` is a namespace without a name: `name` says what keeps it. */
  readonly kind: 'host' | 'namespace' | 'unnamed' | 'container' | 'vrf';
  readonly name: string;
  /** A container's image and networks, a VRF's routing table; empty if there is nothing to say. */
  readonly about: string;
  /** The kernel's own default devices that nobody uses: they are not drawn unless the learner opens them (unfoldBoxes). */
  readonly folded: readonly Node[];
  /** The id of the box around it. */
  readonly parent: string | null;
  /** The NAT rules of its network namespace, one a line, without duplicates. */
  readonly nat: readonly string[];
  /** What its packet filters throw away, one rule a line. */
  readonly drops: readonly string[];
}

/** A network interface, a program that holds one end of a tun or tap, or all that is in a box that is closed. */
export interface Node {
  readonly id: string;
  readonly box: string;
  readonly kind: 'nic' | 'bridge' | 'bond' | 'tunnel' | 'program' | 'closed';
  readonly name: string;
  /** The kernel's word for the kind of link (`veth`, `vxlan`…), or the program's pid. */
  readonly type: string;
  /** `up`, `down`, or `no carrier` (it is up, and the other end is not); null for programs. */
  readonly condition: 'up' | 'down' | 'no carrier' | null;
  /** `address/prefix`, IPv4 first. */
  readonly addresses: readonly string[];
  /** One fact a line, in the terms of ip-link(8). */
  readonly facts: readonly string[];
}

export interface Edge {
  readonly id: string;
  /**
   * `cable` a veth pair; `port` a NIC plugged into a bridge; `member` a NIC of a bond; `on` a sub-interface or VTEP on the NIC
   * that carries it; `tunnel` between two ends of one; `holds` a program and its tun.
   */
  readonly kind: 'cable' | 'port' | 'member' | 'on' | 'tunnel' | 'holds';
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** A port that the spanning tree keeps closed; the label says so too. */
  readonly blocked: boolean;
}

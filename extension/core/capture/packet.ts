/** One frame, decoded up to the last layer that is whole and known. */
export interface Packet {
  /** Bytes on the wire, as this layer's frame. */
  readonly length: number;
  /** Absent on a link without Ethernet (a tun). */
  readonly ethernet: Ethernet | null;
  /** VLAN ids, outermost first (IEEE 802.1Q, 802.1ad). */
  readonly tags: readonly number[];
  /** What the outermost tag is (its EtherType): 0x8100 of 802.1Q, 0x88a8 of 802.1ad; null without a tag. */
  readonly tagType: number | null;
  readonly network: Arp | Ip | Unknown;
}

export interface Ethernet {
  readonly source: string;
  readonly destination: string;
  /** The EtherType behind all tags. */
  readonly type: number;
}

/** RFC 826, for IPv4 over Ethernet. */
export interface Arp {
  readonly kind: 'arp';
  readonly operation: 'request' | 'reply' | 'other';
  readonly senderMac: string;
  readonly sender: string;
  readonly targetMac: string;
  readonly target: string;
}

export interface Ip {
  readonly kind: 'ip';
  readonly version: 4 | 6;
  readonly source: string;
  readonly destination: string;
  /** The hop limit of IPv6. */
  readonly ttl: number;
  /** Identification, which a router leaves alone; null in IPv6 without a fragment header. */
  readonly id: number | null;
  readonly dontFragment: boolean;
  /** Null for a packet in one piece; `offset` in bytes. */
  readonly fragment: { readonly offset: number; readonly more: boolean } | null;
  /** Bytes of the whole packet, header included. */
  readonly length: number;
  readonly transport: Icmp | Udp | Tcp | Other;
}

export interface Icmp {
  readonly kind: 'icmp';
  readonly version: 4 | 6;
  readonly type: number;
  readonly code: number;
  readonly id: number;
  readonly sequence: number;
  /** Of the next hop, in "fragmentation needed" (RFC 1191) and "packet too big" (RFC 4443). */
  readonly mtu: number | null;
  /** The packet that an error message is about. */
  readonly quoted: Ip | null;
  /** The address that a neighbour solicitation or advertisement is about (RFC 4861). */
  readonly target: string | null;
  readonly payload: string;
}

export interface Udp {
  readonly kind: 'udp';
  readonly source: number;
  readonly destination: number;
  readonly tunnel: Tunnel | null;
  readonly payload: string;
}

export interface Tcp {
  readonly kind: 'tcp';
  readonly source: number;
  readonly destination: number;
  readonly sequence: number;
  readonly acknowledgement: number;
  readonly flags: readonly TcpFlag[];
  readonly payload: string;
}

export type TcpFlag = 'SYN' | 'ACK' | 'FIN' | 'RST' | 'PSH';

export interface Other {
  readonly kind: 'other';
  readonly protocol: number;
  readonly tunnel: Tunnel | null;
  readonly payload: string;
}

export interface Unknown {
  readonly kind: 'unknown';
  readonly payload: string;
}

export type TunnelKind = 'vxlan' | 'geneve' | 'gre' | 'ipip' | 'sit';

/** VXLAN (RFC 7348), Geneve (RFC 8926), GRE (RFC 2784), and IP in IP: IPv4 (RFC 2003) or IPv6 (RFC 4213) inside. */
export interface Tunnel {
  readonly kind: TunnelKind;
  /** The VNI, or GRE's key; null where there is none. */
  readonly vni: number | null;
  readonly inner: Packet;
}

/** The tunnel header of a packet, if it is in a tunnel. */
export function tunnelOf({ network }: Packet): Tunnel | null {
  if (network.kind !== 'ip') return null;
  const { transport } = network;
  return transport.kind === 'udp' || transport.kind === 'other' ? transport.tunnel : null;
}

/** What travels inside all tunnels. */
export function innermost(packet: Packet): Packet {
  const tunnel = tunnelOf(packet);
  return tunnel === null ? packet : innermost(tunnel.inner);
}

/** How many tunnels it is in. */
export function depthOf(packet: Packet): number {
  const tunnel = tunnelOf(packet);
  return tunnel === null ? 0 : 1 + depthOf(tunnel.inner);
}

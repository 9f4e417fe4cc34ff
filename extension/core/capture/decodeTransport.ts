import type { CaptureBytes } from './captureBytes.ts';
import type { Icmp, Ip, Packet, Tcp, TcpFlag, Tunnel, Udp } from './packet.ts';

/** UDP destination ports that tunnels listen on. */
export type TunnelPorts = ReadonlyMap<number, 'vxlan' | 'geneve'>;

/** IANA's ports, and 8472, which Linux took before there was one (ip-link(8), `dstport`). */
export const USUAL_TUNNEL_PORTS: TunnelPorts = new Map([
  [4789, 'vxlan'],
  [8472, 'vxlan'],
  [6081, 'geneve'],
]);

/** How to read what a transport carries: the frame in a tunnel, and the packet that an ICMP error quotes. */
export interface Inside {
  readonly ports: TunnelPorts;
  /** Null where it is in too many already. */
  frame(bytes: CaptureBytes, length: number): Packet | null;
  /** A packet of this EtherType without a frame around it; null as `frame`. */
  bare(bytes: CaptureBytes, type: number, length: number): Packet | null;
  quoted(bytes: CaptureBytes, version: 4 | 6): Ip | null;
}

const ICMP = 1;
const TCP = 6;
const UDP = 17;
const IPV4_INSIDE = 4;
const IPV6_INSIDE = 41;
const GRE = 47;
/** Transparent Ethernet bridging (RFC 1701): a whole frame inside. */
const FRAME_INSIDE = 0x6558;
const ICMP6 = 58;
const FLAGS: readonly (readonly [number, TcpFlag])[] = [
  [0x02, 'SYN'],
  [0x01, 'FIN'],
  [0x04, 'RST'],
  [0x10, 'ACK'],
  [0x08, 'PSH'],
];
/** Bytes of payload that identify a packet: ping(8) begins with the time. A first fragment has them too. */
const IDENTIFYING_BYTES = 32;

export function decodeTransport(bytes: CaptureBytes, protocol: number, inside: Inside): Ip['transport'] {
  if (protocol === ICMP && bytes.has(0, 8)) return decodeIcmp(bytes, 4, inside);
  if (protocol === ICMP6 && bytes.has(0, 8)) return decodeIcmp(bytes, 6, inside);
  if (protocol === UDP && bytes.has(0, 8)) return decodeUdp(bytes, inside);
  // 8 bytes are enough for ports and sequence number, and all that old routers quote.
  if (protocol === TCP && bytes.has(0, 8)) return decodeTcp(bytes);
  const tunnel = decodeIpTunnel(bytes, protocol, inside);
  return { kind: 'other', protocol, tunnel, payload: bytes.fingerprint(0, IDENTIFYING_BYTES) };
}

/** GRE and IP in IP. */
function decodeIpTunnel(bytes: CaptureBytes, protocol: number, inside: Inside): Tunnel | null {
  if (protocol === GRE) return decodeGre(bytes, inside);
  if (protocol !== IPV4_INSIDE && protocol !== IPV6_INSIDE) return null;
  const four = protocol === IPV4_INSIDE;
  const inner = inside.bare(bytes, four ? 0x0800 : 0x86dd, bytes.length);
  return inner === null || inner.network.kind !== 'ip'
    ? null
    : { kind: four ? 'ipip' : 'sit', vni: null, inner };
}

/** RFC 2784, with the key and the sequence number of RFC 2890; version 0 only. */
function decodeGre(bytes: CaptureBytes, inside: Inside): Tunnel | null {
  const [flags, type] = [bytes.short(0), bytes.short(2)];
  if (!bytes.has(0, 4) || (flags & 7) !== 0) return null;
  const sizeOf = (bit: number): number => ((flags & bit) === 0 ? 0 : 4);
  const key = sizeOf(0x2000);
  const keyAt = 4 + sizeOf(0x8000);
  const header = keyAt + key + sizeOf(0x1000);
  const rest = bytes.part(header);
  const inner =
    type === FRAME_INSIDE ? inside.frame(rest, rest.length) : inside.bare(rest, type, rest.length);
  return inner === null ? null : { kind: 'gre', vni: key === 0 ? null : bytes.long(keyAt), inner };
}

function decodeIcmp(bytes: CaptureBytes, version: 4 | 6, inside: Inside): Icmp {
  const [type, code] = [bytes.byte(0), bytes.byte(1)];
  const isError = version === 4 ? [3, 4, 5, 11, 12].includes(type) : type < 128;
  const tooBig = version === 4 ? type === 3 && code === 4 : type === 2;
  return {
    kind: 'icmp',
    version,
    type,
    code,
    id: bytes.short(4),
    sequence: bytes.short(6),
    mtu: tooBig ? (version === 4 ? bytes.short(6) : bytes.long(4)) : null,
    quoted: isError ? inside.quoted(bytes.part(8), version) : null,
    target: version === 6 && (type === 135 || type === 136) && bytes.has(8, 16) ? bytes.v6(8) : null,
    payload: bytes.fingerprint(8, IDENTIFYING_BYTES),
  };
}

function decodeUdp(bytes: CaptureBytes, inside: Inside): Udp {
  const [source, destination] = [bytes.short(0), bytes.short(2)];
  const kind = inside.ports.get(destination);
  const tunnel = kind === undefined ? null : decodeTunnel(bytes.part(8), kind, bytes.short(4) - 8, inside);
  return { kind: 'udp', source, destination, tunnel, payload: bytes.fingerprint(8, IDENTIFYING_BYTES) };
}

/** `length` is the bytes of the UDP payload on the wire. */
function decodeTunnel(
  bytes: CaptureBytes,
  kind: Tunnel['kind'],
  length: number,
  inside: Inside,
): Tunnel | null {
  if (!bytes.has(0, 8)) return null;
  // RFC 7348, section 5: the I flag says that there is a VNI.
  if (kind === 'vxlan' && (bytes.byte(0) & 0x08) === 0) return null;
  // RFC 8926, section 3.4: version 0, and an Ethernet frame inside.
  if (kind === 'geneve' && (bytes.byte(0) >> 6 !== 0 || bytes.short(2) !== FRAME_INSIDE)) return null;
  const header = kind === 'vxlan' ? 8 : 8 + (bytes.byte(0) & 0x3f) * 4;
  const inner = inside.frame(bytes.part(header), Math.max(length - header, 0));
  return !inner?.ethernet ? null : { kind, vni: bytes.long(4) >>> 8, inner };
}

function decodeTcp(bytes: CaptureBytes): Tcp {
  const set = bytes.byte(13);
  const header = (bytes.byte(12) >> 4) * 4;
  return {
    kind: 'tcp',
    source: bytes.short(0),
    destination: bytes.short(2),
    sequence: bytes.long(4),
    acknowledgement: bytes.long(8),
    flags: FLAGS.filter(([bit]) => (set & bit) !== 0).map(([, name]) => name),
    payload: bytes.fingerprint(header, IDENTIFYING_BYTES),
  };
}

import { CaptureBytes } from './captureBytes.ts';
import { decodeTransport, type Inside, type TunnelPorts } from './decodeTransport.ts';
import type { Arp, Ip, Packet } from './packet.ts';

const ARP = 0x0806;
const IPV4 = 0x0800;
const IPV6 = 0x86dd;
const TAGS = [0x8100, 0x88a8];
/** Tunnels in tunnels: a packet with more of them is in a loop, or crafted. */
const MAX_TUNNELS = 4;
const MAX_TAGS = 8;
const MAX_EXTENSIONS = 8;
const NONE: TunnelPorts = new Map();

/** Decodes a packet from its network header on, by its EtherType. `length` is what it had on the wire; never throws. */
export function decodeBare(bytes: Uint8Array, type: number, length: number, ports: TunnelPorts): Packet {
  const all = new CaptureBytes(bytes);
  // A tag that is not beside the frame stands where the network header would.
  return TAGS.includes(type)
    ? bare(all.part(4), all.short(2), length - 4, ports, 0)
    : bare(all, type, length, ports, 0);
}

function bare(bytes: CaptureBytes, type: number, length: number, ports: TunnelPorts, depth: number): Packet {
  return {
    length,
    ethernet: null,
    tags: [],
    tagType: null,
    network: decodeNetwork(bytes, type, ports, depth),
  };
}

/** Decodes one captured frame. `length` is what it had on the wire; never throws. */
export function decodeFrame(frame: Uint8Array, linkType: number, length: number, ports: TunnelPorts): Packet {
  const bytes = new CaptureBytes(frame);
  if (linkType === 1) return decodeEthernet(bytes, length, ports, 0);
  return bare(bytes, bytes.byte(0) >> 4 === 6 ? IPV6 : IPV4, length, ports, 0);
}

function decodeEthernet(bytes: CaptureBytes, length: number, ports: TunnelPorts, depth: number): Packet {
  if (!bytes.has(0, 14)) {
    const payload = bytes.fingerprint(0, bytes.length);
    return { length, ethernet: null, tags: [], tagType: null, network: { kind: 'unknown', payload } };
  }
  const tags: number[] = [];
  const tagType = TAGS.includes(bytes.short(12)) ? bytes.short(12) : null;
  let at = 12;
  while (TAGS.includes(bytes.short(at)) && bytes.has(at, 6) && tags.length < MAX_TAGS) {
    tags.push(bytes.short(at + 2) & 0xfff);
    at += 4;
  }
  const type = bytes.short(at);
  return {
    length,
    ethernet: { destination: bytes.mac(0), source: bytes.mac(6), type },
    tags,
    tagType,
    network: decodeNetwork(bytes.part(at + 2), type, ports, depth),
  };
}

function decodeNetwork(
  bytes: CaptureBytes,
  type: number,
  ports: TunnelPorts,
  depth: number,
): Packet['network'] {
  const known =
    type === ARP
      ? decodeArp(bytes)
      : type === IPV4
        ? decodeV4(bytes, ports, depth)
        : type === IPV6
          ? decodeV6(bytes, ports, depth)
          : null;
  return known ?? { kind: 'unknown', payload: `${type.toString(16)} ${bytes.fingerprint(0, 64)}` };
}

function decodeArp(bytes: CaptureBytes): Arp | null {
  if (!bytes.has(0, 28) || bytes.short(0) !== 1 || bytes.short(2) !== IPV4) return null;
  const operation = bytes.short(6);
  return {
    kind: 'arp',
    operation: operation === 1 ? 'request' : operation === 2 ? 'reply' : 'other',
    senderMac: bytes.mac(8),
    sender: bytes.v4(14),
    targetMac: bytes.mac(18),
    target: bytes.v4(24),
  };
}

/** RFC 791. Also reads the quotation in an ICMP error, which is cut off. */
function decodeV4(bytes: CaptureBytes, ports: TunnelPorts, depth: number): Ip | null {
  const header = (bytes.byte(0) & 15) * 4;
  if (bytes.byte(0) >> 4 !== 4 || header < 20 || !bytes.has(0, header)) return null;
  const flags = bytes.short(6);
  const [offset, more] = [(flags & 0x1fff) * 8, (flags & 0x2000) !== 0];
  const length = bytes.short(2);
  // Ethernet pads short frames; the bytes after the packet are not payload.
  const body = bytes.part(header, Math.max(length - header, 0));
  const fragment = offset > 0 || more ? { offset, more } : null;
  return {
    kind: 'ip',
    version: 4,
    source: bytes.v4(12),
    destination: bytes.v4(16),
    ttl: bytes.byte(8),
    id: bytes.short(4),
    dontFragment: (flags & 0x4000) !== 0,
    fragment,
    length,
    transport:
      offset > 0
        ? { kind: 'other', protocol: bytes.byte(9), tunnel: null, payload: body.fingerprint(0, 64) }
        : decodeTransport(body, bytes.byte(9), inside(ports, depth)),
  };
}

/** RFC 8200, with the extension headers that occur here: hop-by-hop options and fragments. */
function decodeV6(bytes: CaptureBytes, ports: TunnelPorts, depth: number): Ip | null {
  if (bytes.byte(0) >> 4 !== 6 || !bytes.has(0, 40)) return null;
  let [next, at] = [bytes.byte(6), 40];
  let fragment: Ip['fragment'] = null;
  let id: number | null = null;
  for (let left = MAX_EXTENSIONS; left > 0 && (next === 0 || next === 44) && bytes.has(at, 8); left--) {
    if (next === 44) {
      const [offset, more] = [bytes.short(at + 2) & 0xfff8, (bytes.short(at + 2) & 1) === 1];
      if (offset > 0 || more) fragment = { offset, more };
      id = bytes.long(at + 4);
    }
    const size = next === 44 ? 8 : (bytes.byte(at + 1) + 1) * 8;
    next = bytes.byte(at);
    at += size;
  }
  const body = bytes.part(at, 40 + bytes.short(4) - at);
  return {
    kind: 'ip',
    version: 6,
    source: bytes.v6(8),
    destination: bytes.v6(24),
    ttl: bytes.byte(7),
    id,
    dontFragment: true,
    fragment,
    length: 40 + bytes.short(4),
    transport:
      fragment !== null && fragment.offset > 0
        ? { kind: 'other', protocol: next, tunnel: null, payload: body.fingerprint(0, 64) }
        : decodeTransport(body, next, inside(ports, depth)),
  };
}

function inside(ports: TunnelPorts, depth: number): Inside {
  return {
    ports: depth < MAX_TUNNELS ? ports : NONE,
    frame: (bytes, length) => (depth < MAX_TUNNELS ? decodeEthernet(bytes, length, ports, depth + 1) : null),
    bare: (bytes, type, length) => (depth < MAX_TUNNELS ? bare(bytes, type, length, ports, depth + 1) : null),
    // A quotation in a quotation is not looked into.
    quoted: (bytes, version) =>
      depth > MAX_TUNNELS ? null : (version === 4 ? decodeV4 : decodeV6)(bytes, NONE, MAX_TUNNELS + 1),
  };
}

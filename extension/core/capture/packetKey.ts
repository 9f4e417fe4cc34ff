import { innermost, type Ip, type Packet } from './packet.ts';

/**
 * What stays the same of a packet wherever it is seen: under tags, in tunnels, after routers and NAT, in fragments. So
 * neither MAC and IP addresses, ports and the ICMP id, which NAT rewrites, nor TTL and lengths.
 * ARP is never routed, and asking again is the same packet once more.
 */
export function packetKey(packet: Packet): string {
  const { network } = innermost(packet);
  if (network.kind === 'arp') return `arp ${network.operation} ${network.sender} ${network.target}`;
  if (network.kind === 'unknown') return `unknown ${network.payload}`;
  return ipKey(network);
}

function ipKey({ id, fragment, transport, version }: Ip): string {
  if (fragment !== null && fragment.offset > 0) return `fragment ${id} ${fragment.offset} ${transport.kind}`;
  switch (transport.kind) {
    case 'icmp':
      // The quotation's own addresses are rewritten with the rest.
      if (transport.quoted !== null)
        return `icmp${version} ${transport.type} ${transport.code} ${quotedKey(transport.quoted)}`;
      return `icmp${version} ${transport.type} ${transport.code} ${transport.sequence} ${transport.target ?? transport.payload}`;
    case 'tcp':
      return `tcp ${transport.sequence} ${transport.acknowledgement} ${transport.flags.join(',')} ${transport.payload}`;
    case 'udp':
      return `udp ${id} ${transport.payload}`;
    case 'other':
      return `protocol ${transport.protocol} ${id} ${transport.payload}`;
  }
}

/** An ICMP error's key: that of the packet which it quotes. */
function quotedKey({ id, transport }: Ip): string {
  if (transport.kind === 'icmp') return `about icmp ${id} ${transport.type} ${transport.sequence}`;
  return transport.kind === 'tcp' ? `about tcp ${transport.sequence}` : `about ${id}`;
}

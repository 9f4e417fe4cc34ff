import { tunnelOf, type Icmp, type Ip, type Packet, type Tcp, type Tunnel } from './packet.ts';

const ICMP4: Readonly<Record<number, string>> = {
  0: 'echo reply',
  8: 'echo request',
  5: 'redirect',
  11: 'time exceeded',
};
const UNREACHABLE4: Readonly<Record<number, string>> = {
  0: 'network unreachable',
  1: 'host unreachable',
  2: 'protocol unreachable',
  3: 'port unreachable',
  4: 'fragmentation needed',
  9: 'network prohibited',
  10: 'host prohibited',
  13: 'communication prohibited',
};
const ICMP6: Readonly<Record<number, string>> = {
  1: 'destination unreachable',
  2: 'packet too big',
  3: 'time exceeded',
  128: 'echo request',
  129: 'echo reply',
  133: 'router solicitation',
  134: 'router advertisement',
  135: 'neighbour solicitation',
  136: 'neighbour advertisement',
};
const TUNNELS = {
  vxlan: 'VXLAN',
  geneve: 'Geneve',
  gre: 'GRE',
  ipip: 'IP in IP',
  sit: 'IPv6 in IPv4',
} as const;

/** IEEE 802.1ad. */
export const SERVICE_TAG = 0x88a8;

/** A packet in one line, from the outside in: `VLAN 10, ICMP echo request 10.0.0.1 → 10.0.0.2, TTL 64`. */
export function packetText(packet: Packet): string {
  const service = packet.tagType === SERVICE_TAG ? ' (802.1ad)' : '';
  const tags = packet.tags.map((tag, index) => `VLAN ${tag}${index === 0 ? service : ''}, `).join('');
  const tunnel = tunnelOf(packet);
  if (tunnel === null || packet.network.kind !== 'ip') return `${tags}${networkText(packet)}`;
  const { source, destination } = packet.network;
  return `${tags}${tunnelName(tunnel)} ${source} → ${destination} [${packetText(tunnel.inner)}]`;
}

function networkText({ network, ethernet }: Packet): string {
  if (network.kind === 'unknown')
    return ethernet === null ? 'an unknown packet' : `EtherType 0x${ethernet.type.toString(16)}`;
  if (network.kind === 'ip') return `${ipText(network)}, TTL ${network.ttl}`;
  if (network.operation === 'request') return `ARP who has ${network.target}? tell ${network.sender}`;
  if (network.operation === 'reply') return `ARP ${network.sender} is at ${network.senderMac}`;
  return 'ARP';
}

function ipText(ip: Ip): string {
  const { source, destination, fragment } = ip;
  const part = fragment === null ? '' : `fragment at ${fragment.offset}, `;
  const [name, from, to] = transportText(ip);
  return `${part}${name} ${source}${from} → ${destination}${to}`;
}

function transportText({ transport }: Ip): [string, string, string] {
  switch (transport.kind) {
    case 'icmp':
      return [icmpText(transport), '', ''];
    case 'tcp':
      return [flagsText(transport), `:${transport.source}`, `:${transport.destination}`];
    case 'udp':
      return ['UDP', `:${transport.source}`, `:${transport.destination}`];
    case 'other':
      return [`IP protocol ${transport.protocol}`, '', ''];
  }
}

/** `TCP SYN+ACK`. */
export function flagsText({ flags }: Tcp): string {
  return `TCP ${flags.filter((flag) => flag !== 'PSH').join('+')}`;
}

/** `ICMP echo request`, `ICMP fragmentation needed (MTU 1400)`. */
export function icmpText({ version, type, code, mtu }: Icmp): string {
  const name = version === 4 ? (type === 3 ? UNREACHABLE4[code] : ICMP4[type]) : ICMP6[type];
  return `ICMP${version === 6 ? 'v6' : ''} ${name ?? `type ${type} code ${code}`}${mtu === null ? '' : ` (MTU ${mtu})`}`;
}

/** `VXLAN VNI 42`, `GRE key 7`, `IP in IP`. */
export function tunnelName({ kind, vni }: Pick<Tunnel, 'kind' | 'vni'>): string {
  if (vni === null) return TUNNELS[kind];
  return `${TUNNELS[kind]} ${kind === 'gre' ? 'key' : 'VNI'} ${vni}`;
}

import { message, say } from '../language/say.ts';
import { tunnelOf, type Icmp, type Ip, type Packet, type Tcp, type Tunnel } from './packet.ts';

const ICMP4: Readonly<Record<number, string>> = {
  0: message('echo reply'),
  8: message('echo request'),
  5: message('redirect'),
  11: message('time exceeded'),
};
const UNREACHABLE4: Readonly<Record<number, string>> = {
  0: message('network unreachable'),
  1: message('host unreachable'),
  2: message('protocol unreachable'),
  3: message('port unreachable'),
  4: message('fragmentation needed'),
  9: message('network prohibited'),
  10: message('host prohibited'),
  13: message('communication prohibited'),
};
const ICMP6: Readonly<Record<number, string>> = {
  1: message('destination unreachable'),
  2: message('packet too big'),
  3: message('time exceeded'),
  128: message('echo request'),
  129: message('echo reply'),
  133: message('router solicitation'),
  134: message('router advertisement'),
  135: message('neighbour solicitation'),
  136: message('neighbour advertisement'),
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
    return ethernet === null ? say('an unknown packet') : `EtherType 0x${ethernet.type.toString(16)}`;
  if (network.kind === 'ip') return `${ipText(network)}, TTL ${network.ttl}`;
  if (network.operation === 'request')
    return say('ARP who has {target}? tell {sender}', { target: network.target, sender: network.sender });
  if (network.operation === 'reply')
    return say('ARP {sender} is at {senderMac}', {
      sender: network.sender,
      senderMac: network.senderMac,
    });
  return 'ARP';
}

function ipText(ip: Ip): string {
  const { source, destination, fragment } = ip;
  const [name, from, to] = transportText(ip);
  const packet = `${name} ${source}${from} → ${destination}${to}`;
  return fragment === null
    ? packet
    : say('fragment at {offset}, {packet}', { offset: fragment.offset, packet });
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
      return [say('IP protocol {protocol}', { protocol: transport.protocol }), '', ''];
  }
}

/** `TCP SYN+ACK`. */
export function flagsText({ flags }: Tcp): string {
  return `TCP ${flags.filter((flag) => flag !== 'PSH').join('+')}`;
}

/** `ICMP echo request`, `ICMP fragmentation needed (MTU 1400)`. */
export function icmpText({ version, type, code, mtu }: Icmp): string {
  const known = version === 4 ? (type === 3 ? UNREACHABLE4[code] : ICMP4[type]) : ICMP6[type];
  const name = known === undefined ? say('type {type} code {code}', { type, code }) : say(known);
  return `ICMP${version === 6 ? 'v6' : ''} ${name}${mtu === null ? '' : ` (MTU ${mtu})`}`;
}

/** `VXLAN VNI 42`, `GRE key 7`, `IP in IP`. */
export function tunnelName({ kind, vni }: Pick<Tunnel, 'kind' | 'vni'>): string {
  if (vni === null) return TUNNELS[kind];
  return kind === 'gre'
    ? say('{tunnel} key {key}', { tunnel: TUNNELS[kind], key: vni })
    : `${TUNNELS[kind]} VNI ${vni}`;
}

import { insideNamespace } from '../state/insideNamespace.ts';
import { asMap, asNumber } from '../state/looseJson.ts';
import type { NetworkNamespace, NetworkState } from '../state/networkState.ts';

export type ProbeKind = 'ping' | 'arp' | 'tcp' | 'udp';

/** The packet to send. */
export interface WalkProbe {
  readonly kind: ProbeKind;
  /** Of a TCP connect, and of a UDP datagram. */
  readonly port?: number | undefined;
  /** Bytes of payload of an echo request; 56 where absent, as ping(8). */
  readonly size?: number | undefined;
  /** The address to send it from; the route chooses where absent. */
  readonly source?: string | undefined;
  /** The packet's mark, for rules of routing (SO_MARK, socket(7)). */
  readonly mark?: number | undefined;
}

/** A probe as a command line, a lesson or a check chooses it; a ping by default. */
export interface ProbeChoice {
  /** The port of a TCP connect. */
  readonly tcp?: number | undefined;
  /** The port of a UDP datagram. */
  readonly udp?: number | undefined;
  readonly arp?: boolean | undefined;
  readonly size?: number | undefined;
  /** The address to send from, and the packet's mark. */
  readonly source?: string | undefined;
  readonly mark?: number | undefined;
}

/** Whether more than one kind of packet is chosen; a walk sends one only. */
export function choosesMany({ tcp, udp, arp = false, size }: ProbeChoice): boolean {
  return [tcp !== undefined, udp !== undefined, arp, size !== undefined].filter(Boolean).length > 1;
}

export function probeOf({ tcp, udp, arp = false, size, source, mark }: ProbeChoice): WalkProbe {
  const kind = tcp !== undefined ? 'tcp' : udp !== undefined ? 'udp' : arp ? 'arp' : 'ping';
  return { kind, port: tcp ?? udp, size, source, mark };
}

/** The packet to send, its sender and its destination. */
export interface Probe extends WalkProbe {
  readonly from: NetworkNamespace;
  readonly address: string;
}

// $1 is the address, $2 the seconds to wait. arping needs a NIC: the one that the routing table names.
const DEVICE = 'dev=$(ip -o route get "$1" | sed -n "s/.* dev \\([^ ]*\\).*/\\1/p")';
const ARP_SCRIPT = `${DEVICE}; arping -c 1 -w "$2" -I "$dev" "$1"`;
/** IPv6 has no ARP: a ping to an address without an entry in the neighbour table solicits it first (RFC 4861). */
const SOLICIT_SCRIPT = `case $1 in *%*) dev=\${1#*%} ;; *) ${DEVICE} ;; esac
ip -6 neigh del "\${1%%[%]*}" dev "$dev" 2>/dev/null
ping -n -c 1 -W "$2" -- "$1"`;
const TCP_SCRIPT = 'exec 3<>"/dev/tcp/$1/$2"';
const UDP_SCRIPT = 'echo patchbay | socat -t "$1" - "$2"';
const REPLY_SECONDS = 1;
const MAX_SECONDS = 8;
/** Option SO_MARK at level SOL_SOCKET (socket(7)). */
const MARK_OPTION = 'setsockopt-int=1:36:';

/** How long to wait for a reply: longer where a netem (tc-netem(8)) of the network delays packets on purpose. */
export function replySeconds({ namespaces }: NetworkState): number {
  const delays = namespaces.flatMap(({ qdiscs }) =>
    qdiscs.map(({ kind, options }) =>
      kind === 'netem' ? (asNumber(asMap(options['delay'])['delay']) ?? 0) : 0,
    ),
  );
  const sum = delays.reduce((total, delay) => total + delay, 0);
  // A packet and its reply, and the ARP before each, pass some of them twice.
  return Math.min(REPLY_SECONDS + Math.ceil(sum * 4), Math.max(REPLY_SECONDS, MAX_SECONDS));
}

/** The argument vector, for the machine itself, that sends the probe once from its namespace. */
export function probeCommand(probe: Probe, seconds = REPLY_SECONDS): readonly [string, ...string[]] {
  return [...insideNamespace(probe.from), ...probeIn(probe, seconds)] as [string, ...string[]];
}

function probeIn({ kind, address, port = 0, size, source, mark }: Probe, seconds: number): string[] {
  switch (kind) {
    case 'ping':
      return [
        ...['ping', '-n', '-c', '1', '-W', String(seconds)],
        ...(size === undefined ? [] : ['-s', String(size)]),
        ...(source === undefined ? [] : ['-I', source]),
        ...(mark === undefined ? [] : ['-m', String(mark)]),
        ...['--', address],
      ];
    case 'arp':
      return [
        'bash',
        '-c',
        address.includes(':') ? SOLICIT_SCRIPT : ARP_SCRIPT,
        'arp',
        address,
        String(seconds),
      ];
    case 'tcp': {
      const limit = ['timeout', String(seconds + 1)];
      return source === undefined && mark === undefined
        ? [...limit, 'bash', '-c', TCP_SCRIPT, 'tcp', address, String(port)]
        : [...limit, 'socat', '-u', '/dev/null', socatAddress('TCP', address, port, source, mark)];
    }
    case 'udp':
      return [
        ...['timeout', String(seconds + 2), 'bash', '-c', UDP_SCRIPT, 'udp', String(seconds)],
        socatAddress('UDP', address, port, source, mark),
      ];
  }
}

/** socat(1)'s words for the other end of a socket. */
function socatAddress(
  protocol: 'TCP' | 'UDP',
  address: string,
  port: number,
  source: string | undefined,
  mark: number | undefined,
): string {
  const bracketed = (text: string): string => (text.includes(':') ? `[${text}]` : text);
  return [
    `${protocol}${address.includes(':') ? '6' : '4'}:${bracketed(address)}:${port}`,
    ...(source === undefined ? [] : [`bind=${bracketed(source)}`]),
    ...(mark === undefined ? [] : [`${MARK_OPTION}${mark}`]),
  ].join(',');
}

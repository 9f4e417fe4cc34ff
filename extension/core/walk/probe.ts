import { insideNamespace } from '../state/insideNamespace.ts';
import type { NetworkNamespace } from '../state/networkState.ts';

export type ProbeKind = 'ping' | 'arp' | 'tcp';

/** The packet to send. */
export interface WalkProbe {
  readonly kind: ProbeKind;
  /** Of a TCP connect. */
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
  readonly arp?: boolean | undefined;
  readonly size?: number | undefined;
}

/** Whether more than one kind of packet is chosen; a walk sends one only. */
export function choosesMany({ tcp, arp = false, size }: ProbeChoice): boolean {
  return Number(tcp !== undefined) + Number(arp) + Number(size !== undefined) > 1;
}

export function probeOf({ tcp, arp = false, size }: ProbeChoice): WalkProbe {
  return { kind: tcp !== undefined ? 'tcp' : arp ? 'arp' : 'ping', port: tcp, size };
}

/** The packet to send, its sender and its destination. */
export interface Probe extends WalkProbe {
  readonly from: NetworkNamespace;
  readonly address: string;
}

// $1 is the address. arping needs a NIC: the one that the routing table names.
const ARP_SCRIPT =
  'arping -c 1 -w 1 -I "$(ip -o route get "$1" | sed -n "s/.* dev \\([^ ]*\\).*/\\1/p")" "$1"';
const TCP_SCRIPT = 'exec 3<>"/dev/tcp/$1/$2"';
const PING_SECONDS = '1';
const TCP_SECONDS = '2';

/** The argument vector, for the machine itself, that sends the probe once from its namespace. */
export function probeCommand(probe: Probe): readonly [string, ...string[]] {
  return [...insideNamespace(probe.from), ...probeIn(probe)] as [string, ...string[]];
}

function probeIn({ kind, address, port = 0, size }: Probe): string[] {
  switch (kind) {
    case 'ping':
      return [
        'ping',
        '-n',
        '-c',
        '1',
        '-W',
        PING_SECONDS,
        ...(size === undefined ? [] : ['-s', String(size)]),
        '--',
        address,
      ];
    case 'arp':
      return ['bash', '-c', ARP_SCRIPT, 'arp', address];
    case 'tcp':
      return ['timeout', TCP_SECONDS, 'bash', '-c', TCP_SCRIPT, 'tcp', address, String(port)];
  }
}

import { VM_HOST } from '../machine/machine.ts';
import type { NetworkNamespace } from '../state/networkState.ts';

export type ProbeKind = 'ping' | 'arp' | 'tcp';

export interface Probe {
  readonly kind: ProbeKind;
  readonly from: NetworkNamespace;
  readonly address: string;
  /** Of a TCP connect. */
  readonly port?: number | undefined;
  /** Bytes of payload of an echo request; 56 where absent, as ping(8). */
  readonly size?: number | undefined;
}

// $1 is the address. The NIC is the one that the routing table sends it out of.
const ARP_SCRIPT =
  'arping -c 1 -w 1 -I "$(ip -o route get "$1" | sed -n "s/.* dev \\([^ ]*\\).*/\\1/p")" "$1"';
const TCP_SCRIPT = 'exec 3<>"/dev/tcp/$1/$2"';
const PING_SECONDS = '1';
const TCP_SECONDS = '2';

/** The argument vector, for the machine itself, that sends the probe once from its namespace. */
export function probeCommand(probe: Probe): readonly [string, ...string[]] {
  return [...insideOf(probe.from), ...probeIn(probe)] as [string, ...string[]];
}

function insideOf({ host, name, processes }: NetworkNamespace): string[] {
  // A container's network, with the machine's own files: containers hold no ping.
  if (host === '') return ['nsenter', `--net=/proc/${processes[0]?.pid ?? 0}/ns/net`, '--'];
  if (name !== null) return ['patchbay-host', 'exec', host, '--netns', name, '--'];
  return host === VM_HOST ? [] : ['patchbay-host', 'exec', host, '--'];
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

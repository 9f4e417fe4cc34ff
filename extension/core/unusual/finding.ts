import { VM_HOST } from '../machine/machine.ts';
import { shellQuote } from '../machine/shellQuote.ts';
import type { NetworkNamespace } from '../state/networkState.ts';

/** Something that a network has and most do not, and that often is a mistake. */
export interface Finding {
  readonly code: FindingCode;
  /** Where it is, in words: `a in r on vm`. */
  readonly where: string;
  /** The node of the picture that it is about; null for none. */
  readonly node: string | null;
  /** What is there, a sentence. */
  readonly what: string;
  /** What follows from it, a sentence or two. */
  readonly why: string;
  /** The command that shows it, for a terminal of `host`. */
  readonly command: string;
  /** The host whose terminal the command is for; the machine for a namespace of no host. */
  readonly host: string;
}

export type FindingCode =
  | 'address-on-port'
  | 'address-twice'
  | 'address-not-usable'
  | 'two-nics-in-one-subnet'
  | 'mac-twice'
  | 'bridge-loop'
  | 'packets-shaped'
  | 'route-without-carrier'
  | 'router-does-not-forward'
  | 'reverse-path-filter'
  | 'tunnel-mtu'
  | 'forward-drop';

/** The host whose terminal reaches a namespace: its own, or the machine for one of no host. */
export function terminalHost({ host }: NetworkNamespace): string {
  return host === '' ? VM_HOST : host;
}

/** A command of ip, bridge, tc or another program, as one types it for a namespace on its host. */
export function commandIn(space: NetworkNamespace, program: string, args: string): string {
  const [process] = space.processes;
  if (space.host === '')
    return process ? `nsenter -t ${process.pid} -n ${program} ${args}` : `${program} ${args}`;
  if (space.name === null) return `${program} ${args}`;
  if (['ip', 'bridge', 'tc'].includes(program)) return `${program} -n ${shellQuote(space.name)} ${args}`;
  return `ip netns exec ${shellQuote(space.name)} ${program} ${args}`;
}

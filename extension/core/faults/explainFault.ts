import type { CheckSpec } from '../checks/checkKinds.ts';
import { placeName } from '../checks/inNamespace.ts';
import { attemptSentence } from '../lesson/model/attemptWords.ts';
import { VM_HOST } from '../machine/machine.ts';
import { shellQuote } from '../machine/shellQuote.ts';
import { findUnusual } from '../unusual/findUnusual.ts';
import type { NetworkState } from '../state/networkState.ts';
import type { Fault } from './faultsOf.ts';
import type { Failing, FaultLook } from './symptoms.ts';

/** What the learner reads at the end. */
export interface FaultExplanation {
  /** What the author says about the mistake; empty if nothing. */
  readonly words: string;
  /** The check that shows most of it; undefined if none fails. */
  readonly fact: Failing['result'] | undefined;
  /** The command that would have shown it soonest, and the host whose terminal it is for. */
  readonly look: { readonly host: string; readonly command: string };
}

/** Programs and their arguments that show what a kind of check is about. */
const SHOWS: Readonly<Partial<Record<CheckSpec['kind'], readonly [program: string, args: string]>>> = {
  link: ['ip', '-d link'],
  address: ['ip', '-br address'],
  route: ['ip', 'route'],
  neighbour: ['ip', 'neigh'],
  fdb: ['bridge', 'fdb'],
  vlan: ['bridge', 'vlan'],
  netns: ['ip', 'netns'],
  nat: ['iptables', '-t nat -S'],
};

export function explainFault(
  { attempt }: Fault,
  { symptoms, causes }: FaultLook,
  state: NetworkState,
): FaultExplanation {
  const fact = (causes[0] ?? symptoms[0])?.result;
  return { words: attemptSentence(attempt), fact, look: lookAt(causes, symptoms, state) };
}

/** Where the fault is, for a learner who asks: the namespaces that the checks of the state are about. */
export function placesOf({ causes, symptoms }: FaultLook, defaultHost: string): string[] {
  const all = (causes.length > 0 ? causes : symptoms).map(({ check }) =>
    placeName(check.host ?? defaultHost, check.netns),
  );
  return [...new Set(all)];
}

function lookAt(
  causes: FaultLook['causes'],
  symptoms: FaultLook['symptoms'],
  state: NetworkState,
): FaultExplanation['look'] {
  for (const { check } of causes) {
    const shows = SHOWS[check.kind];
    if (shows) return { host: check.host ?? VM_HOST, command: commandFor(shows, check.netns) };
  }
  const [unusual] = findUnusual(state);
  if (unusual) return { host: unusual.host, command: unusual.command };
  const host = symptoms[0]?.check.host ?? VM_HOST;
  return { host, command: commandFor(['tcpdump', '-nn -i any'], symptoms[0]?.check.netns) };
}

function commandFor([program, args]: readonly [string, string], netns: string | undefined): string {
  if (netns === undefined || args === 'netns') return `${program} ${args}`;
  return program === 'ip' || program === 'bridge'
    ? `${program} -n ${shellQuote(netns)} ${args}`
    : `ip netns exec ${shellQuote(netns)} ${program} ${args}`;
}

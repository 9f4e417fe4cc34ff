import { say } from '../language/say.ts';

/** One thing that shows a reason to be true: what the kernel says, or an entry of one of its tables. */
export interface Evidence {
  readonly kind:
    | 'kernel'
    | 'packet'
    | 'error'
    | 'route'
    | 'neighbour'
    | 'fdb'
    | 'vlan'
    | 'link'
    | 'address'
    | 'tunnel'
    | 'filter'
    | 'qdisc'
    | 'socket'
    | 'connection'
    | 'sysctl';
  /** `r1`, `eth0 in r1 on vm`. */
  readonly where: string;
  /** `net.ipv4.ip_forward = 0`, `unreachable default table 1102`. */
  readonly shows: string;
}

/** Why a packet was not seen any further; or, where nothing proves a reason, what was looked at. */
export interface Explanation {
  /** A clause without a full stop; null where nothing proves one. */
  readonly why: string | null;
  readonly evidence: readonly Evidence[];
  /** What was looked at and is as it should be, in words; empty where there is a reason. */
  readonly looked: readonly string[];
  /** What could not be looked at. */
  readonly unseen: readonly string[];
}

/** A sentence about what became of a packet, without its capital and full stop, and what proves it. */
export interface Clause {
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

export function because(why: string, ...evidence: readonly Evidence[]): Explanation {
  return { why, evidence, looked: [], unseen: [] };
}

/** No reason is proven. */
export function unproven(looked: readonly string[], unseen: readonly string[] = []): Explanation {
  return { why: null, evidence: [], looked, unseen };
}

/** An explanation as a clause: the reason, or what there is to say without one. */
export function explanationText({ why, looked, unseen }: Explanation): string {
  if (why !== null) return why;
  return [
    say('why it went no further is not known'),
    ...(looked.length > 0 ? [say('looked at, and in order: {list}', { list: listed(looked) })] : []),
    ...(unseen.length > 0 ? [say('not seen: {list}', { list: listed(unseen) })] : []),
  ].reduce((text, next) => say('{text}. {next}', { text, next: capital(next) }));
}

/** Clauses, one after the other. */
export function listed(clauses: readonly string[]): string {
  return clauses.reduce(
    (text, next) => (text === '' ? next : next === '' ? text : say('{text}; {next}', { text, next })),
    '',
  );
}

/** As a sentence begins, where the language has capitals. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

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
  const parts = [
    'why it went no further is not known',
    ...(looked.length > 0 ? [`looked at, and in order: ${looked.join('; ')}`] : []),
    ...(unseen.length > 0 ? [`not seen: ${unseen.join('; ')}`] : []),
  ];
  return parts.join('. ').replace(/\. ([a-z])/g, (_all, letter: string) => `. ${letter.toUpperCase()}`);
}

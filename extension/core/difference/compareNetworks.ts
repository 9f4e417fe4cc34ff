import { factKey, type NetworkFact } from './networkFacts.ts';

/** A place where a learner's network is otherwise than the lesson's own. */
export interface NetworkDifference {
  /** `more`: only the learner's has it; `missing`: only the lesson's. */
  readonly kind: 'more' | 'missing';
  /** `red: eth0, veth to vm, has 172.21.22.23/24`. */
  readonly text: string;
  /** The fact of the learner's network; null where that has none. */
  readonly fact: NetworkFact | null;
}

/**
 * Compares a network with what the lesson's own commands leave after a step, each fact as often as it is there.
 * `later`: what they leave after later steps: who has gone on already does not differ.
 */
export function compareNetworks(
  own: readonly NetworkFact[],
  lesson: readonly string[],
  later: readonly (readonly string[])[] = [],
): NetworkDifference[] {
  const left = [...lesson];
  // The same names first, so that of two links of the same kind the one with the other name is reported.
  const unmatched = match(match(own, left, String), left, factKey);
  const more = unmatched.filter(({ text }) => !later.some((facts) => has(facts, text)));
  const missing = left.filter((text) => later.every((facts) => has(facts, text)));
  return [
    ...more.map((fact) => ({ kind: 'more' as const, text: plain(fact.text), fact })),
    ...missing.map((text) => ({ kind: 'missing' as const, text: plain(text), fact: null })),
  ];
}

/** The facts that are not in the list; those that are, are taken from it. */
function match(facts: readonly NetworkFact[], list: string[], key: (text: string) => string): NetworkFact[] {
  return facts.filter((fact) => {
    const at = list.findIndex((text) => key(text) === key(fact.text));
    if (at >= 0) list.splice(at, 1);
    return at < 0;
  });
}

function has(facts: readonly string[], text: string): boolean {
  return facts.some((one) => factKey(one) === factKey(text));
}

function plain(text: string): string {
  return text.replaceAll(/[<>]/g, '');
}

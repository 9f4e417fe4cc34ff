/** Who sends, and to whom; names as the author wrote them. */
export interface Pair {
  readonly from: string;
  readonly to: string;
}

const PAIR = /^\s*(\S+)\s+([->])\s+(\S+)\s*$/;

/** Whether a text is a pair: two names with `>` (one direction) or `-` (both) between them; `*` is every name. */
export function isPair(text: string): boolean {
  return PAIR.test(text);
}

/** The names of a pair, without `*`. */
export function namesOf(text: string): string[] {
  const [, from = '*', , to = '*'] = PAIR.exec(text) ?? [];
  return [from, to].filter((name) => name !== '*');
}

/** Whether one of the written pairs covers this one. */
export function coversPair(written: readonly string[], { from, to }: Pair): boolean {
  return written.some((text) => {
    const [, one, way, other] = PAIR.exec(text) ?? [];
    const fits = (name: string | undefined, own: string): boolean => name === '*' || name === own;
    return (fits(one, from) && fits(other, to)) || (way === '-' && fits(one, to) && fits(other, from));
  });
}

/** Every two of the names, in both directions. */
export function allPairs(names: readonly string[]): Pair[] {
  return names.flatMap((from) => names.filter((to) => to !== from).map((to) => ({ from, to })));
}

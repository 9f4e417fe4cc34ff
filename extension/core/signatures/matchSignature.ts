import type { SeenCheck, Signature } from '../lesson/model/lesson.ts';

/** A state whose signature is known. */
export interface KnownState<Name> {
  readonly name: Name;
  readonly signature: Signature;
}

/**
 * The one state that a look at a step is like. All checks came out as in it, and saw the same; where no state is quite the same,
 * what packets and programs came to may be otherwise, because chance has a part in that. A status alone is no evidence:
 * something must have been seen alike. Undefined where none is like it, where two are, and where the state right before
 * the step is too: nothing was done wrong yet.
 */
export function matchSignature<Name>(
  seen: Signature,
  known: readonly KnownState<Name>[],
  before: Signature | undefined,
  readsState: (check: string) => boolean,
): Name | undefined {
  if (!seen.some(({ status }) => status === 'fail') || seen.some(({ status }) => status === 'error'))
    return undefined;
  const same = (one: SeenCheck, other: SeenCheck): boolean => one.seen === other.seen;
  const alike = (one: SeenCheck, other: SeenCheck): boolean => same(one, other) || !readsState(one.check);
  for (const compare of [same, alike]) {
    const isLike = (signature: Signature): boolean =>
      signature.length === seen.length &&
      seen.every((one, index) => isSameCheck(one, signature[index]) && compare(one, signature[index])) &&
      seen.some((one, index) => one.status === 'fail' && one.seen === signature[index]?.seen);
    if (before !== undefined && isLike(before)) return undefined;
    const [first, ...others] = known.filter(({ signature }) => isLike(signature));
    if (first !== undefined) return others.length === 0 ? first.name : undefined;
  }
  return undefined;
}

function isSameCheck(one: SeenCheck, other: SeenCheck | undefined): other is SeenCheck {
  return one.check === other?.check && one.status === other.status;
}

import type { Signature } from './signature.ts';

/** The signature of one wrong state of a step. */
export interface KnownMistake {
  readonly name: string;
  readonly signature: Signature;
}

/**
 * The one mistake that the results look like: all checks came out as in it, and what failed saw the same. Undefined where
 * none does, where two do, and where the state right before the step looks the same: nothing was done wrong yet.
 */
export function matchSignature(
  seen: Signature,
  mistakes: readonly KnownMistake[],
  before: Signature | undefined,
): KnownMistake | undefined {
  if (!seen.some(({ status }) => status === 'fail')) return undefined;
  if (before !== undefined && isSame(seen, before)) return undefined;
  const [first, ...others] = mistakes.filter(({ signature }) => isSame(seen, signature));
  return others.length === 0 ? first : undefined;
}

function isSame(one: Signature, other: Signature): boolean {
  return (
    one.length === other.length &&
    one.every(({ status, seen }, index) => status === other[index]?.status && seen === other[index].seen)
  );
}

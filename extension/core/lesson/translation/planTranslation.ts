import { partHash } from './partHash.ts';
import type { Part, Translation, WrittenPart } from './translation.ts';

/** One part of the lesson, and what the translation has for it. */
export interface PlannedPart {
  readonly part: Part;
  readonly hash: string;
  /** `stale`: the English was changed since it was translated. */
  readonly state: 'translated' | 'stale' | 'missing';
  /** What is written for it, or was for an older English; undefined where nothing is. */
  readonly written: WrittenPart | undefined;
}

export interface TranslationPlan {
  readonly parts: readonly PlannedPart[];
  /** Translations of words that the lesson does not have any more. */
  readonly unused: readonly WrittenPart[];
}

/**
 * Finds the translation of each part: by its name and its English; by its English alone, for what was moved; and by its
 * name alone, which is stale.
 */
export function planTranslation(parts: readonly Part[], translation: Translation): TranslationPlan {
  const written = translation.parts.filter(({ text }) => text !== '');
  const exact = firstBy(written, ({ key, hash }) => `${key} ${hash}`);
  const moved = firstBy(
    written.filter(({ mark }) => mark !== 'stale'),
    ({ hash }) => hash,
  );
  const named = firstBy(written, ({ key }) => key);
  const hashes = parts.map(({ source }) => partHash(source));
  const used = new Set<WrittenPart>();
  const found = parts.map(({ key }, index) => {
    const hash = hashes[index] ?? '';
    const one = exact.get(`${key} ${hash}`) ?? moved.get(hash);
    if (one) used.add(one);
    return one;
  });
  const planned = parts.map((part, index): PlannedPart => {
    const hash = hashes[index] ?? '';
    const one = found[index];
    if (one) return { part, hash, state: one.mark === 'stale' ? 'stale' : 'translated', written: one };
    const older = named.get(part.key);
    if (!older || used.has(older)) return { part, hash, state: 'missing', written: undefined };
    used.add(older);
    return { part, hash, state: 'stale', written: older };
  });
  return { parts: planned, unused: written.filter((one) => !used.has(one)) };
}

function firstBy(
  parts: readonly WrittenPart[],
  keyOf: (part: WrittenPart) => string,
): Map<string, WrittenPart> {
  return new Map(parts.map((part) => [keyOf(part), part] as const).toReversed());
}

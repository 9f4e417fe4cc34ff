import type { PlannedPart, TranslationPlan } from './planTranslation.ts';

export interface Acceptance {
  readonly plan: TranslationPlan;
  /** Of the names that were given: those that no stale part has. */
  readonly unknown: readonly string[];
}

/**
 * Takes stale parts for translated, because their author says that the words still fit the changed English: those with
 * these names, or all where no name is given.
 */
export function acceptStale(plan: TranslationPlan, keys: readonly string[]): Acceptance {
  const accepted = (part: PlannedPart): boolean =>
    part.state === 'stale' && (keys.length === 0 || keys.includes(part.part.key));
  const stale = new Set(plan.parts.filter(accepted).map(({ part }) => part.key));
  return {
    plan: {
      ...plan,
      parts: plan.parts.map((part) => (accepted(part) ? { ...part, state: 'translated' } : part)),
    },
    unknown: keys.filter((key) => !stale.has(key)),
  };
}

/** The learner's search for a fault. */
export interface FaultView {
  /** `looking`: whether it is repaired is being looked at. `not-yet`: it was not when that was looked at last. */
  readonly phase: 'hunting' | 'looking' | 'not-yet' | 'repaired' | 'given-up';
  /** What the learner knows. */
  readonly told: readonly string[];
  /** What it was, once that is over; empty before. */
  readonly was: readonly string[];
  /** The command that would have shown it soonest; null before it is over. */
  readonly look: { readonly host: string; readonly command: string } | null;
  /** How long it took; null before it is over. */
  readonly seconds: number | null;
}

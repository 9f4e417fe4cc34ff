/** Something that `lint` finds at this place. A preview has these, a player never. */
export interface ProblemView {
  readonly kind: 'problem';
  readonly severity: 'error' | 'warning';
  /** `PB409`, of docs/lint-problems.md. */
  readonly code: string;
  /** `line 12`, or `setup.sh, line 3`. */
  readonly where: string;
  /** What is wrong, and what to write instead; plain text. */
  readonly text: string;
}

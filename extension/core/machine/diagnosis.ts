/** One thing that the doctor looked at. Ids stay as they are, for `fix` and for programs. */
export interface Diagnosis {
  readonly id: string;
  readonly ok: boolean;
  readonly what: string;
  readonly why: string;
  /** What `fix` would do, in words; absent where only a person can do it. */
  readonly fix?: string;
}

import type { Failure } from '../failure/failure.ts';

/** One thing that the doctor looked at. Ids stay as they are, for `fix` and for programs. */
export type Diagnosis = Present | Missing;

/** It is there, or there is nothing wrong with it. */
export interface Present {
  readonly id: string;
  readonly ok: true;
  readonly what: string;
  readonly why: string;
}

/** It is missing or wrong, and says so as every failure does. */
export interface Missing extends Failure {
  readonly id: string;
  readonly ok: false;
  /** What `fix` would do, in words; absent where only a person can do it. */
  readonly fix?: string;
}

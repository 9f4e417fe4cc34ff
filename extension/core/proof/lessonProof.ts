import type { CheckResult } from '../checks/runChecks.ts';

/** What a run proved of one step. */
export interface StepProof {
  readonly id: string;
  /** Every check failed before the step (but those whose author says why not); null where nobody looked. */
  failsBefore: boolean | null;
  /** Every check passed after the step's commands ran as a learner runs them. */
  passesAfter: boolean;
  /** Each wrong state that the lesson ships for this step → whether the step's checks caught it. */
  readonly wrongCaught: Record<string, boolean>;
  /** Each other right way that the lesson ships for this step → whether all of the step's checks accepted it. */
  readonly rightAccepted: Record<string, boolean>;
  /** The checks fail again after a reset; null where nobody looked. */
  cleanAfterReset: boolean | null;
  /** The results after the step. */
  checks: readonly CheckResult[];
  /** One sentence for each thing that is not as it should be. */
  readonly problems: string[];
}

/** What one part of a step's proof came to. */
export interface Verdict {
  readonly lesson: string;
  /** The step's id. */
  readonly step: string;
  /** The checks before the step, after it and after the reset, or an attempt of `wrong/` or `right/`. */
  readonly part: 'before' | 'after' | 'after-reset' | 'wrong' | 'right';
  /** The attempt's name. */
  readonly attempt?: string;
  /** One sentence for each thing that is not as it should be; none where this part is proven. */
  readonly problems: readonly string[];
  /** Wall-clock milliseconds. */
  readonly ms: number;
}

/** Called with each verdict as soon as it is known, so that a proof that is cut off has not proven nothing. */
export interface ProofEvents {
  readonly onVerdict?: ((verdict: Verdict) => void) | undefined;
}

export interface LessonProof {
  readonly lesson: string;
  readonly ok: boolean;
  readonly ms: number;
  readonly steps: readonly StepProof[];
}

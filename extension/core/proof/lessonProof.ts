import type { CheckResult } from '../checks/runChecks.ts';
import type { Signature } from '../lesson/model/lesson.ts';
import type { Operation } from '../machine/machine.ts';
import type { ProofPart } from './proofParts.ts';

/** Why something is not proven, in a sentence. */
export interface ProofProblem {
  readonly text: string;
  /** Of lesson.md, 1-based; absent where no single line is to blame. */
  readonly line?: number | undefined;
}

/** What a run proved about one step. */
export interface StepProof {
  readonly id: string;
  /** Every check failed before the step (except where the author says why not); null where that was not run. */
  failsBefore: boolean | null;
  /** Every check passed after the step's commands ran as a learner runs them. */
  passesAfter: boolean;
  /** Each wrong state that the lesson ships for this step → whether the step's checks caught it. */
  readonly wrongCaught: Record<string, boolean>;
  /** Each other right way that the lesson ships for this step → whether all of the step's checks accepted it. */
  readonly rightAccepted: Record<string, boolean>;
  /** Each wrong state → what a learner reads about it, a text for each check that failed. */
  readonly told: Record<string, readonly string[]>;
  /** What the checks saw right before the step, and in its wrong states, by `stateName`; empty where that is known already. */
  readonly signatures: Map<string, Signature>;
  /** Each wrong state that may be a fault to find → why it is none, null where it is one; empty where that is known already. */
  readonly faults: Record<string, string | null>;
  /** Each other right way → where its network differs from the lesson's own. */
  readonly differs: Record<string, readonly string[]>;
  /** The facts of the network after the step's commands; empty where that was not run. */
  network: readonly string[];
  /** The checks fail again after a reset; null where that was not run. */
  cleanAfterReset: boolean | null;
  /** The results after the step. */
  checks: readonly CheckResult[];
  readonly problems: ProofProblem[];
}

/** What a run proved about one drill. */
export interface DrillProof {
  readonly id: string;
  /** Every check failed in the drill's world (except where the author says why not). */
  failsBefore: boolean;
  /** Every check passed after the drill's solution. */
  passesAfter: boolean;
  /** Their lines are those of drills.md. */
  readonly problems: ProofProblem[];
}

/** The verdict on one part of a step's proof. */
export interface Verdict extends ProofPart {
  /** Empty where this part is proven. */
  readonly problems: readonly ProofProblem[];
  /** Wall-clock milliseconds. */
  readonly ms: number;
}

/** The one stream of a proof, which the command line and the editor print. */
export interface ProofEvents {
  readonly onBegin?: ((part: ProofPart) => void) | undefined;
  /** Called with each verdict as soon as it is known, so that an interrupted proof keeps its earlier results. */
  readonly onVerdict?: ((verdict: Verdict) => void) | undefined;
}

/** What a proof takes. */
export interface ProofOperation extends Operation, ProofEvents {
  /** Which parts to prove; all where absent. What comes before them is run all the same. */
  readonly wanted?: ((part: ProofPart) => boolean) | undefined;
}

export function isWanted({ wanted }: ProofOperation, part: ProofPart): boolean {
  return wanted?.(part) ?? true;
}

export interface LessonProof {
  readonly lesson: string;
  readonly ok: boolean;
  readonly ms: number;
  readonly steps: readonly StepProof[];
  /** Those that were tried. */
  readonly drills: readonly DrillProof[];
}

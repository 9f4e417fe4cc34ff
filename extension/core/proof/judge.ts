import type { ProofEvents, StepProof } from './lessonProof.ts';
import type { ProofPart } from './proofParts.ts';

/** Runs one part of a step's proof, which adds its problems to `proof.problems`, and reports the verdict. */
export async function judge(
  part: ProofPart,
  proof: StepProof,
  { onBegin, onVerdict }: ProofEvents,
  work: () => Promise<void>,
): Promise<void> {
  const started = performance.now();
  const known = proof.problems.length;
  onBegin?.(part);
  await work();
  onVerdict?.({ ...part, problems: proof.problems.slice(known), ms: performance.now() - started });
}

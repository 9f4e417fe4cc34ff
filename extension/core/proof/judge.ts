import type { ProofEvents, StepProof, Verdict } from './lessonProof.ts';

/** Runs one part of a step's proof, which adds its problems to `proof.problems`, and reports the verdict. */
export async function judge(
  part: Pick<Verdict, 'lesson' | 'part' | 'attempt'>,
  proof: StepProof,
  { onVerdict }: ProofEvents,
  work: () => Promise<void>,
): Promise<void> {
  const started = performance.now();
  const known = proof.problems.length;
  await work();
  onVerdict?.({
    ...part,
    step: proof.id,
    problems: proof.problems.slice(known),
    ms: performance.now() - started,
  });
}

import type { ProofEvents, ProofProblem, StepProof } from './lessonProof.ts';
import type { ProofPart } from './proofParts.ts';
import type { StepRun } from '../session/session.ts';
import { lastLines } from '../terminal/lastLines.ts';

/** Runs one part of a step's proof, which adds its problems to `proof.problems`, and reports the verdict. */
export async function judge(
  part: ProofPart,
  proof: Pick<StepProof, 'problems'>,
  { onBegin, onVerdict }: ProofEvents,
  work: () => Promise<void>,
): Promise<void> {
  const started = performance.now();
  const known = proof.problems.length;
  onBegin?.(part);
  await work();
  onVerdict?.({ ...part, problems: proof.problems.slice(known), ms: performance.now() - started });
}

/** A problem for each block that did not run as it should. */
export function runProblems({ runs }: StepRun): ProofProblem[] {
  return runs.flatMap(({ block, run }) => {
    if (run.why === undefined) return [];
    const printed = lastLines(run.commands.findLast(({ exitCode }) => exitCode !== 0)?.output ?? '');
    const text = `line ${block.line}: ${run.why}${printed === '' ? '' : `; it printed: ${printed}`}`;
    return [{ text, line: block.line }];
  });
}

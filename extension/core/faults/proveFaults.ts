import type { Operation } from '../machine/machine.ts';
import type { Session } from '../session/session.ts';
import { tryEach } from '../session/tryEach.ts';
import { faultCandidates, type Fault } from './faultsOf.ts';
import { applyFault, makeFault } from './makeFault.ts';

/** A wrong state, and why it is not a fault to find; undefined if it is one. */
export interface FaultProof {
  readonly fault: Fault;
  readonly refused: string | undefined;
}

/**
 * Tries all wrong states of a lesson that may be faults, each on the machine right before its step: from a checkpoint, or from a fresh world where
 * there are none. The session's world must be fresh; the machine is used afterwards.
 */
export async function proveFaults(
  session: Session,
  operation: Operation & { readonly onProof?: (proof: FaultProof) => void } = {},
): Promise<FaultProof[]> {
  const { lesson, machine } = session;
  const { checkpoints } = machine;
  const { signal, onProof } = operation;
  const proofs: FaultProof[] = [];
  const keep = (fault: Fault, made: Awaited<ReturnType<typeof applyFault>>): void => {
    const proof = { fault, refused: 'refused' in made ? made.refused : undefined };
    proofs.push(proof);
    onProof?.(proof);
  };
  const faults = faultCandidates(lesson);
  if (!checkpoints) {
    for (const fault of faults) {
      await session.reset({ signal });
      keep(fault, await makeFault(session, fault, { signal }));
    }
    return proofs;
  }
  for (const step of lesson.steps) {
    const here = faults.filter((fault) => fault.step === step);
    const tasks = here.map((fault) => async () => keep(fault, await applyFault(session, fault, { signal })));
    await tryEach(checkpoints, session, tasks, { signal });
    await session.solve(step, { signal });
  }
  return proofs;
}

import type { Lesson, Step } from '../lesson/model/lesson.ts';
import type { Machine, Operation } from '../machine/machine.ts';
import { prepareWorld } from '../session/prepareWorld.ts';
import { isMet, Session } from '../session/session.ts';
import { keepNothing, tryAttemptsAnew, tryAttemptsHere } from './attempts.ts';
import { judge } from './judge.ts';
import type { LessonProof, ProofEvents, StepProof } from './lessonProof.ts';
import { allFail } from './lookAtChecks.ts';

/** How much to prove: everything, or only that each step's commands make its checks pass. */
export type ProofExtent = 'whole' | 'replay';

/**
 * Proves a lesson on a machine that has just started: before each step its checks fail, after its commands they pass,
 * each wrong state is caught, each other right way accepted, and after a reset they fail again.
 * Leaves the machine used; the caller destroys it.
 */
export async function proveLesson(
  lesson: Lesson,
  machine: Machine,
  operation: Operation & ProofEvents = {},
  extent: ProofExtent = 'whole',
): Promise<LessonProof> {
  const started = performance.now();
  const steps = lesson.steps.map((step): StepProof => ({
    id: step.id,
    failsBefore: null,
    passesAfter: false,
    wrongCaught: {},
    rightAccepted: {},
    cleanAfterReset: null,
    checks: [],
    problems: [],
  }));
  await walkThrough(lesson, machine, steps, operation, extent);
  if (extent === 'whole') await resetAndLook(lesson, machine, steps, operation);
  if (extent === 'whole' && !machine.checkpoints) {
    for (const [index, step] of lesson.steps.entries()) {
      const proof = steps[index];
      if (proof) await tryAttemptsAnew(lesson, machine, step, proof, operation);
    }
  }
  const ok = steps.every((step) => step.problems.length === 0);
  return { lesson: lesson.id, ok, ms: performance.now() - started, steps };
}

async function walkThrough(
  lesson: Lesson,
  machine: Machine,
  proofs: StepProof[],
  operation: Operation & ProofEvents,
  extent: ProofExtent,
): Promise<void> {
  const { signal } = operation;
  const session = await Session.begin(lesson, machine, keepNothing, operation);
  try {
    for (const [index, step] of lesson.steps.entries()) {
      const proof = proofs[index];
      if (!proof) continue;
      operation.onProgress?.({
        message: `${lesson.id}: ${step.title}`,
        fraction: index / lesson.steps.length,
      });
      if (extent === 'whole') {
        await judge({ lesson: lesson.id, part: 'before' }, proof, operation, async () => {
          proof.failsBefore = await allFail(lesson, machine, step, proof.problems, 'before the step', signal);
        });
        if (machine.checkpoints) await tryAttemptsHere(machine.checkpoints, session, step, proof, operation);
      }
      await judge({ lesson: lesson.id, part: 'after' }, proof, operation, () =>
        playStep(session, step, proof, signal),
      );
    }
  } finally {
    session.dispose();
  }
}

/** Runs what the step tells a learner to run; then all its checks must pass. */
async function playStep(
  session: Session,
  step: Step,
  proof: StepProof,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { runs } = await session.solve(step, { signal });
  for (const { block, run } of runs) {
    if (run.why !== undefined) proof.problems.push(`line ${block.line}: ${run.why}`);
  }
  const report = await session.check(step, { signal });
  proof.checks = report.checks;
  proof.passesAfter = isMet(report);
  for (const { step: earlier, result } of report.undone) {
    const instead = `Write "until: ${step.id}" there if the step is to change it`;
    proof.problems.push(`the step undoes '${result.what}' of ${earlier}: ${result.seen}. ${instead}`);
  }
  for (const { what, status, seen } of proof.checks) {
    if (status !== 'pass') proof.problems.push(`after the step, '${what}' is ${status}: ${seen}`);
  }
}

async function resetAndLook(
  lesson: Lesson,
  machine: Machine,
  proofs: StepProof[],
  operation: Operation & ProofEvents,
): Promise<void> {
  const { signal } = operation;
  operation.onProgress?.({ message: `${lesson.id}: after a reset` });
  await machine.reset(operation);
  await prepareWorld(lesson, machine, { signal });
  for (const [index, step] of lesson.steps.entries()) {
    const proof = proofs[index];
    if (!proof) continue;
    await judge({ lesson: lesson.id, part: 'after-reset' }, proof, operation, async () => {
      proof.cleanAfterReset = await allFail(lesson, machine, step, proof.problems, 'after a reset', signal);
    });
  }
}

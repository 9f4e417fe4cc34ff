import type { Lesson } from '../lesson/lesson.ts';
import type { Machine, Operation } from '../machine/machine.ts';
import { prepareWorld } from '../session/prepareWorld.ts';
import { Session } from '../session/session.ts';
import { keepNothing, tryAttemptsAnew, tryAttemptsHere } from './attempts.ts';
import type { LessonProof, StepProof } from './lessonProof.ts';
import { allFail } from './lookAtChecks.ts';

/**
 * Proves a lesson on a machine that has just started: before each step its checks fail, after its commands they pass,
 * each wrong state is caught, each other right way accepted, and after a reset they fail again. Leaves the machine used; the caller destroys it.
 */
export async function proveLesson(
  lesson: Lesson,
  machine: Machine,
  operation: Operation = {},
): Promise<LessonProof> {
  const started = performance.now();
  const steps = lesson.steps.map((step): StepProof => ({
    id: step.id,
    failsBefore: false,
    passesAfter: false,
    wrongCaught: {},
    rightAccepted: {},
    cleanAfterReset: false,
    checks: [],
    problems: [],
  }));
  await walkThrough(lesson, machine, steps, operation);
  await resetAndLook(lesson, machine, steps, operation);
  if (!machine.checkpoints) {
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
  operation: Operation,
): Promise<void> {
  const session = await Session.begin(lesson, machine, keepNothing, operation);
  try {
    for (const [index, step] of lesson.steps.entries()) {
      const proof = proofs[index];
      if (!proof) continue;
      operation.onProgress?.({
        message: `${lesson.id}: ${step.title}`,
        fraction: index / lesson.steps.length,
      });
      proof.failsBefore = await allFail(
        lesson,
        machine,
        step,
        proof.problems,
        'before the step',
        operation.signal,
      );
      if (machine.checkpoints) await tryAttemptsHere(machine.checkpoints, session, step, proof, operation);
      const solved = await session.solve(step, { signal: operation.signal });
      for (const { block, run } of solved.runs) {
        if (run.why !== undefined) proof.problems.push(`line ${block.line}: ${run.why}`);
      }
      proof.checks = (
        await session.check(step, { ...(operation.signal && { signal: operation.signal }) })
      ).checks;
      proof.passesAfter = proof.checks.every((check) => check.status === 'pass');
      for (const check of proof.checks) {
        if (check.status !== 'pass')
          proof.problems.push(`after the step, '${check.what}' is ${check.status}: ${check.seen}`);
      }
    }
  } finally {
    session.dispose();
  }
}

async function resetAndLook(
  lesson: Lesson,
  machine: Machine,
  proofs: StepProof[],
  operation: Operation,
): Promise<void> {
  operation.onProgress?.({ message: `${lesson.id}: after a reset` });
  await machine.reset(operation);
  await prepareWorld(lesson, machine, { signal: operation.signal });
  for (const [index, step] of lesson.steps.entries()) {
    const proof = proofs[index];
    if (proof)
      proof.cleanAfterReset = await allFail(
        lesson,
        machine,
        step,
        proof.problems,
        'after a reset',
        operation.signal,
      );
  }
}

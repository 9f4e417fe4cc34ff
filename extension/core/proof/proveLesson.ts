import { lessonDifferences } from '../difference/lessonDifferences.ts';
import { networkFacts } from '../difference/networkFacts.ts';
import type { Lesson, Step } from '../lesson/model/lesson.ts';
import { NETWORK_FILE } from '../lesson/read/networkFile.ts';
import type { Machine, Operation } from '../machine/machine.ts';
import { prepareWorld } from '../session/prepareWorld.ts';
import { isMet, Session } from '../session/session.ts';
import type { NetworkState } from '../state/networkState.ts';
import { readState } from '../state/readState.ts';
import { keepNothing, tryAttemptsAnew, tryAttemptsHere } from './attempts.ts';
import { judge } from './judge.ts';
import { tracesOf } from './leavesNoTrace.ts';
import { keepBefore } from './keepSignatures.ts';
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
    told: {},
    signatures: new Map(),
    faults: {},
    differs: {},
    network: [],
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
          proof.failsBefore = await allFail(lesson, machine, step, proof.problems, 'before the step', {
            signal,
          });
        });
        await keepBefore(lesson, machine, step, proof, signal);
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
  for (const trace of await tracesOf(session.lesson, session.machine, step, report.state, signal))
    proof.problems.push(`the checks leave a trace: ${trace}`);
  proof.checks = report.checks;
  proof.passesAfter = isMet(report);
  for (const { step: earlier, result } of report.undone) {
    const instead = `Write "until: ${step.id}" there if the step is to change it`;
    proof.problems.push(`the step undoes '${result.what}' of ${earlier}: ${result.seen}. ${instead}`);
  }
  const state = report.state ?? (await readState(session.machine, signal));
  proof.network = networkFacts(state).map(({ text }) => text);
  compareWithFile(session.lesson, step, state, proof);
  for (const { what, status, seen } of proof.checks) {
    if (status !== 'pass') proof.problems.push(`after the step, '${what}' is ${status}: ${seen}`);
  }
}

/** A learner who runs the lesson's own commands must not be told that their network differs. */
function compareWithFile(lesson: Lesson, step: Step, state: NetworkState, { problems }: StepProof): void {
  for (const { kind, text } of lessonDifferences(lesson, step, state))
    problems.push(`${NETWORK_FILE} is another network, ${kind}: ${text}. Delete it to have it written again`);
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
  // One read serves all steps: nothing changes between them, since checks change nothing.
  const reading = readState(machine, signal);
  for (const [index, step] of lesson.steps.entries()) {
    const proof = proofs[index];
    if (!proof) continue;
    await judge({ lesson: lesson.id, part: 'after-reset' }, proof, operation, async () => {
      const options = { signal, readState: () => reading };
      proof.cleanAfterReset = await allFail(lesson, machine, step, proof.problems, 'after a reset', options);
    });
  }
}

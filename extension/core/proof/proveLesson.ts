import type { CheckSpec } from '../checks/checkSchema.ts';
import { runChecks, type CheckResult } from '../checks/runChecks.ts';
import type { Lesson, Step, WrongState } from '../lesson/lesson.ts';
import { VM_HOST, type Machine, type Operation } from '../machine/machine.ts';
import { noProgress, type ProgressStore } from '../session/lessonProgress.ts';
import { prepareWorld } from '../session/prepareWorld.ts';
import { Session } from '../session/session.ts';
import { readState } from '../state/readState.ts';

/** What a run proved of one step. */
export interface StepProof {
  readonly id: string;
  /** Every check failed before the step (but those whose author says why not). */
  failsBefore: boolean;
  /** Every check passed after the step's commands ran as a learner runs them. */
  passesAfter: boolean;
  /** Each wrong state that the lesson ships for this step → whether the step's checks caught it. */
  readonly wrongCaught: Record<string, boolean>;
  /** The checks fail again after a reset. */
  cleanAfterReset: boolean;
  /** The results after the step. */
  checks: readonly CheckResult[];
  /** One sentence for each thing that is not as it should be. */
  readonly problems: string[];
}

export interface LessonProof {
  readonly lesson: string;
  readonly ok: boolean;
  readonly ms: number;
  readonly steps: readonly StepProof[];
}

/** A wrong state is looked at once it has settled; waiting for a pass that must not come costs time for nothing. */
const WRONG_WAIT_MS = 1500;

/**
 * Proves a lesson on a machine that has just started: before each step its checks fail, after its commands they pass,
 * each wrong state is caught, and after a reset they fail again. Leaves the machine used; the caller destroys it.
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
    cleanAfterReset: false,
    checks: [],
    problems: [],
  }));
  await walkThrough(lesson, machine, steps, operation);
  await resetAndLook(lesson, machine, steps, operation);
  for (const wrong of lesson.wrong) {
    const proof = steps.find((step) => step.id === wrong.step);
    const step = lesson.steps.find((candidate) => candidate.id === wrong.step);
    if (proof && step) await tryWrongState(lesson, machine, step, wrong, proof, operation);
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
      const solved = await session.solve(step, { signal: operation.signal });
      for (const { block, run } of solved.runs) {
        if (run.why !== undefined) proof.problems.push(`line ${block.line}: ${run.why}`);
      }
      proof.checks = (await session.check(step, signalOf(operation))).checks;
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

async function tryWrongState(
  lesson: Lesson,
  machine: Machine,
  step: Step,
  wrong: WrongState,
  proof: StepProof,
  operation: Operation,
): Promise<void> {
  operation.onProgress?.({ message: `${lesson.id}: ${step.title}, wrong on purpose: ${wrong.name}` });
  await machine.reset({ signal: operation.signal });
  const session = await Session.begin(lesson, machine, keepNothing, { signal: operation.signal });
  try {
    const before = lesson.steps.slice(0, lesson.steps.indexOf(step));
    await session.replay(new Set(before.map(({ id }) => id)), { signal: operation.signal });
    const ran = await machine.exec(
      VM_HOST,
      { script: `cd /root/lesson && set -eu\n${wrong.script}` },
      signalOf(operation),
    );
    if (ran.exitCode !== 0) {
      proof.problems.push(`wrong state '${wrong.name}' could not be made: ${ran.stderr.trim().slice(-200)}`);
      proof.wrongCaught[wrong.name] = false;
      return;
    }
    const checks = step.checks.map((check) => ({ ...check, wait: Math.min(check.wait ?? 0, WRONG_WAIT_MS) }));
    const results = await look(lesson, machine, checks, operation.signal);
    const caught = results.some((result) => result.status === 'fail');
    proof.wrongCaught[wrong.name] = caught;
    if (!caught) proof.problems.push(`wrong state '${wrong.name}' was not caught by any check`);
  } finally {
    session.dispose();
  }
}

/** Whether every check of the step fails now, each looked at on its own; says of each that does not why that is bad. */
async function allFail(
  lesson: Lesson,
  machine: Machine,
  step: Step,
  problems: string[],
  when: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const alone = step.checks.map((check) => ({ ...check, needs: [], wait: 0 }));
  const results = await look(lesson, machine, alone, signal);
  let all = true;
  for (const [index, result] of results.entries()) {
    if (result.status === 'fail' || step.checks[index]?.already !== undefined) continue;
    all = false;
    problems.push(`${when}, '${result.what}' is ${result.status}, not fail: ${result.seen}`);
  }
  return all;
}

function look(
  lesson: Lesson,
  machine: Machine,
  checks: CheckSpec[],
  signal: AbortSignal | undefined,
): Promise<CheckResult[]> {
  return runChecks(checks, {
    machine,
    readState: () => readState(machine, signal),
    defaultHost: lesson.hosts[0] ?? VM_HOST,
    ...(signal && { signal }),
  });
}

function signalOf(operation: Operation): { signal?: AbortSignal } {
  return operation.signal ? { signal: operation.signal } : {};
}

/** A proof is nobody's progress. */
const keepNothing: ProgressStore = {
  load: (lesson) => Promise.resolve(noProgress(lesson)),
  save: () => Promise.resolve(),
};

import type { Lesson, Step, Attempt } from '../lesson/model/lesson.ts';
import { VM_HOST, type Checkpoints, type Machine, type Operation } from '../machine/machine.ts';
import { noProgress, type ProgressStore } from '../session/lessonProgress.ts';
import { checkStep } from '../session/checkStep.ts';
import { LESSON_FOLDER } from '../session/prepareWorld.ts';
import { Session } from '../session/session.ts';
import { judge } from './judge.ts';
import type { ProofEvents, StepProof, Verdict } from './lessonProof.ts';

/** How long checks of a wrong state wait for a pass, which must not come. */
const WRONG_WAIT_MS = 1500;

/** An attempt does the work of a whole step, of which one line may take two minutes. */
const ATTEMPT_MS = 300_000;

/** A proof saves no progress. */
export const keepNothing: ProgressStore = {
  load: (lesson) => Promise.resolve(noProgress(lesson)),
  save: () => Promise.resolve(),
};

/** An attempt, and the result that it must have. */
type Judged = Attempt & { readonly verdict: 'wrong' | 'right' };

/** Tries the attempts at the next step, each on the machine in its current state, and restores that state. */
export async function tryAttemptsHere(
  checkpoints: Checkpoints,
  session: Session,
  step: Step,
  proof: StepProof,
  operation: Operation & ProofEvents,
): Promise<void> {
  const { lesson, machine } = session;
  const attempts = attemptsAt(lesson, step);
  if (attempts.length === 0) return;
  const before = await checkpoints.take({ signal: operation.signal });
  for (const attempt of attempts) {
    await judge(partOf(lesson, attempt), proof, operation, () =>
      tryAttempt(lesson, machine, step, attempt, proof, operation),
    );
    // Open terminals belong to the machine that is discarded; the restored one has its own.
    session.closeTerminals();
    await checkpoints.restore(before, { signal: operation.signal });
  }
  await checkpoints.discard(before);
}

/** The same for a machine without checkpoints: each attempt on a fresh one, after replaying the earlier steps. */
export async function tryAttemptsAnew(
  lesson: Lesson,
  machine: Machine,
  step: Step,
  proof: StepProof,
  operation: Operation & ProofEvents,
): Promise<void> {
  const signal = operation.signal;
  const earlier = new Set(lesson.steps.slice(0, lesson.steps.indexOf(step)).map(({ id }) => id));
  for (const attempt of attemptsAt(lesson, step)) {
    await machine.reset({ signal });
    const session = await Session.begin(lesson, machine, keepNothing, { signal });
    try {
      await session.replay(earlier, { signal });
      await judge(partOf(lesson, attempt), proof, operation, () =>
        tryAttempt(lesson, machine, step, attempt, proof, operation),
      );
    } finally {
      session.dispose();
    }
  }
}

function attemptsAt({ wrong, right }: Lesson, { id }: Step): Judged[] {
  return [
    ...wrong.map((attempt) => ({ ...attempt, verdict: 'wrong' as const })),
    ...right.map((attempt) => ({ ...attempt, verdict: 'right' as const })),
  ].filter(({ step }) => step === id);
}

function partOf({ id }: Lesson, { verdict, name }: Judged): Pick<Verdict, 'lesson' | 'part' | 'attempt'> {
  return { lesson: id, part: verdict, attempt: name };
}

/** Makes an attempt on a machine right before the step, and compares the checks' results with the expected ones. */
async function tryAttempt(
  lesson: Lesson,
  machine: Machine,
  step: Step,
  attempt: Judged,
  proof: StepProof,
  operation: Operation,
): Promise<void> {
  const { name, verdict } = attempt;
  const [kind, judged] =
    verdict === 'wrong' ? ['wrong on purpose', proof.wrongCaught] : ['another way', proof.rightAccepted];
  operation.onProgress?.({ message: `${lesson.id}: ${step.title}, ${kind}: ${name}` });
  const script = `cd ${LESSON_FOLDER} && set -eu\n${attempt.script}`;
  const ran = await machine.exec(VM_HOST, { script }, { signal: operation.signal, timeoutMs: ATTEMPT_MS });
  if (ran.exitCode !== 0) {
    const why = ran.timedOut ? 'it did not end in time' : ran.stderr.trim().slice(-200);
    proof.problems.push(`${verdict}/${step.id}--${name}.sh failed: ${why || `exit code ${ran.exitCode}`}`);
    judged[name] = false;
    return;
  }
  if (verdict === 'wrong') {
    judged[name] = await isCaught(lesson, machine, step, operation.signal);
    if (!judged[name]) proof.problems.push(`wrong state '${name}' was not caught by any check`);
    return;
  }
  const { checks, undone } = await checkStep(lesson, machine, step, { signal: operation.signal });
  const refused = checks.filter((result) => result.status !== 'pass');
  judged[name] = refused.length + undone.length === 0;
  for (const { step: earlier, result } of undone)
    proof.problems.push(
      `the other way '${name}' is right, but undoes '${result.what}' of ${earlier}: ${result.seen}`,
    );
  for (const { what, status, seen } of refused)
    proof.problems.push(`the other way '${name}' is right, but '${what}' is ${status}: ${seen}`);
}

/** Whether some check of the step fails, or of what must still be true; those that wait for a pass wait for WRONG_WAIT_MS at most. */
async function isCaught(
  lesson: Lesson,
  machine: Machine,
  step: Step,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const caught = new AbortController();
  const either = signal ? AbortSignal.any([signal, caught.signal]) : caught.signal;
  try {
    // One failure is enough: the other checks are cancelled.
    await checkStep(lesson, machine, step, {
      signal: either,
      longestWait: WRONG_WAIT_MS,
      onResult: ({ status }) => {
        if (status === 'fail') caught.abort();
      },
    });
  } catch (error) {
    signal?.throwIfAborted();
    if (!caught.signal.aborted) throw error;
  }
  return caught.signal.aborted;
}

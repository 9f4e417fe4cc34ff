import { lessonDifferences } from '../difference/lessonDifferences.ts';
import { attemptPath } from '../lesson/model/attemptPath.ts';
import type { Lesson, Step } from '../lesson/model/lesson.ts';
import type { Checkpoints, Machine, Operation } from '../machine/machine.ts';
import { noProgress, type ProgressStore } from '../session/lessonProgress.ts';
import { checkStep } from '../session/checkStep.ts';
import { Session } from '../session/session.ts';
import { tryEach } from '../session/tryEach.ts';
import { judge } from './judge.ts';
import { toldOfWrong } from './keepSignatures.ts';
import { isWanted, type ProofOperation, type StepProof } from './lessonProof.ts';
import { attemptPart, attemptsAt, partOf, undoes, type JudgedAttempt } from './proofParts.ts';
import { runAttempt } from '../attemptScript/runAttempt.ts';
import { undoOneEarlier } from './undoEarlier.ts';
import { saysIt } from './whatIsTold.ts';

/** A proof saves no progress. */
export const keepNothing: ProgressStore = {
  load: (lesson) => Promise.resolve(noProgress(lesson)),
  save: () => Promise.resolve(),
};

/** Tries what is given and the attempts at the next step, each on the machine in its current state, and restores that state. */
export async function tryAttemptsHere(
  checkpoints: Checkpoints,
  session: Session,
  step: Step,
  proof: StepProof,
  given: readonly (() => Promise<void>)[],
  operation: ProofOperation,
): Promise<void> {
  const { lesson, machine } = session;
  const { signal } = operation;
  const undone = partOf(lesson, step, 'undone');
  const tries = wantedAttempts(lesson, step, operation).map(
    (attempt) => () => tryAttempt(lesson, machine, step, attempt, proof, operation),
  );
  if (undoes(lesson, step) && isWanted(operation, undone)) {
    const last = tries.pop();
    // On the machine that is discarded anyway: a checkpoint for this alone would take longer than all of it.
    tries.push(async () => {
      await last?.();
      await judge(undone, proof, operation, () => undoOneEarlier(lesson, machine, step, proof, signal));
    });
  }
  await tryEach(checkpoints, session, [...given, ...tries], { signal });
}

/** The same for a machine without checkpoints: each attempt on a fresh one, after replaying the earlier steps. */
export async function tryAttemptsAnew(
  lesson: Lesson,
  machine: Machine,
  step: Step,
  proof: StepProof,
  operation: ProofOperation,
): Promise<void> {
  const signal = operation.signal;
  const earlier = new Set(lesson.steps.slice(0, lesson.steps.indexOf(step)).map(({ id }) => id));
  for (const attempt of wantedAttempts(lesson, step, operation)) {
    await machine.reset({ signal });
    const session = await Session.begin(lesson, machine, keepNothing, { signal });
    try {
      await session.replay(earlier, { signal });
      await tryAttempt(lesson, machine, step, attempt, proof, operation);
    } finally {
      session.dispose();
    }
  }
}

function wantedAttempts(lesson: Lesson, step: Step, operation: ProofOperation): JudgedAttempt[] {
  return attemptsAt(lesson, step).filter((attempt) => isWanted(operation, attemptPart(lesson, attempt)));
}

function tryAttempt(
  lesson: Lesson,
  machine: Machine,
  step: Step,
  attempt: JudgedAttempt,
  proof: StepProof,
  operation: ProofOperation,
): Promise<void> {
  return judge(attemptPart(lesson, attempt), proof, operation, () =>
    compareAttempt(lesson, machine, step, attempt, proof, operation),
  );
}

/** Makes an attempt on a machine right before the step, and compares the checks' results with the expected ones. */
async function compareAttempt(
  lesson: Lesson,
  machine: Machine,
  step: Step,
  attempt: JudgedAttempt,
  proof: StepProof,
  operation: Operation,
): Promise<void> {
  const { name, verdict } = attempt;
  const [kind, judged] =
    verdict === 'wrong' ? ['wrong on purpose', proof.wrongCaught] : ['another way', proof.rightAccepted];
  operation.onProgress?.({ message: `${lesson.id}: ${step.title}, ${kind}: ${name}` });
  const ran = await runAttempt(machine, attempt, operation.signal);
  if (!ran.ok) {
    proof.problems.push({ text: `${attemptPath(attempt)} failed: ${ran.why}` });
    judged[name] = false;
    return;
  }
  if (verdict === 'wrong') {
    const told = await toldOfWrong(lesson, machine, step, attempt, proof, operation.signal);
    judged[name] = told.length > 0;
    proof.told[name] = told;
    if (!judged[name]) proof.problems.push({ text: `wrong state '${name}' was not caught by any check` });
    else if (!saysIt(attempt.says, told))
      proof.problems.push({
        text: `of the wrong state '${name}' a learner is not told /${attempt.says}/ but: ${told.join(' | ')}`,
      });
    return;
  }
  const { checks, undone, state } = await checkStep(lesson, machine, step, { signal: operation.signal });
  const refused = checks.filter((result) => result.status !== 'pass');
  judged[name] = refused.length + undone.length === 0;
  if (state)
    proof.differs[name] = lessonDifferences(lesson, step, state).map(({ kind, text }) => `${kind}: ${text}`);
  for (const { step: earlier, result } of undone)
    proof.problems.push({
      text: `the other way '${name}' is right, but undoes '${result.what}' of ${earlier}: ${result.seen}`,
    });
  for (const { what, status, seen } of refused)
    proof.problems.push({ text: `the other way '${name}' is right, but '${what}' is ${status}: ${seen}` });
}

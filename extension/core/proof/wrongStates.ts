import type { Lesson, Step, WrongState } from '../lesson/lesson.ts';
import { VM_HOST, type Checkpoints, type Machine, type Operation } from '../machine/machine.ts';
import { noProgress, type ProgressStore } from '../session/lessonProgress.ts';
import { LESSON_FOLDER } from '../session/prepareWorld.ts';
import { Session } from '../session/session.ts';
import { look } from './lookAtChecks.ts';
import type { StepProof } from './lessonProof.ts';

/** A wrong state is looked at once it has settled; waiting for a pass that must not come costs time for nothing. */
const WRONG_WAIT_MS = 1500;

/** A proof is nobody's progress. */
export const keepNothing: ProgressStore = {
  load: (lesson) => Promise.resolve(noProgress(lesson)),
  save: () => Promise.resolve(),
};

/** Tries the wrong states of the step that comes next, each on the machine as it is now; leaves it as it is now. */
export async function tryWrongStatesHere(
  checkpoints: Checkpoints,
  session: Session,
  step: Step,
  proof: StepProof,
  operation: Operation,
): Promise<void> {
  const { lesson, machine } = session;
  const wrongStates = wrongStatesOf(lesson, step);
  if (wrongStates.length === 0) return;
  const before = await checkpoints.take({ signal: operation.signal });
  for (const wrong of wrongStates) {
    await tryWrongState(lesson, machine, step, wrong, proof, operation);
    // The terminals that are open show the machine that is given up; the saved one has its own.
    session.closeTerminals();
    await checkpoints.restore(before, { signal: operation.signal });
  }
  await checkpoints.discard(before);
}

/** The same for a machine without checkpoints: each wrong state on a fresh one, after replaying the earlier steps. */
export async function tryWrongStatesAnew(
  lesson: Lesson,
  machine: Machine,
  step: Step,
  proof: StepProof,
  operation: Operation,
): Promise<void> {
  const signal = operation.signal;
  const earlier = new Set(lesson.steps.slice(0, lesson.steps.indexOf(step)).map(({ id }) => id));
  for (const wrong of wrongStatesOf(lesson, step)) {
    await machine.reset({ signal });
    const session = await Session.begin(lesson, machine, keepNothing, { signal });
    try {
      await session.replay(earlier, { signal });
      await tryWrongState(lesson, machine, step, wrong, proof, operation);
    } finally {
      session.dispose();
    }
  }
}

function wrongStatesOf(lesson: Lesson, step: Step): readonly WrongState[] {
  return lesson.wrong.filter((wrong) => wrong.step === step.id);
}

/** Makes a wrong state on a machine that stands right before the step, and looks whether a check catches it. */
async function tryWrongState(
  lesson: Lesson,
  machine: Machine,
  step: Step,
  wrong: WrongState,
  proof: StepProof,
  operation: Operation,
): Promise<void> {
  operation.onProgress?.({ message: `${lesson.id}: ${step.title}, wrong on purpose: ${wrong.name}` });
  const script = `cd ${LESSON_FOLDER} && set -eu\n${wrong.script}`;
  const ran = await machine.exec(VM_HOST, { script }, { signal: operation.signal });
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
}

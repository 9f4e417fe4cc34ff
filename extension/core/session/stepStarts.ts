import { say } from '../language/say.ts';
import type { Step } from '../lesson/model/lesson.ts';
import type { KeptCheckpoint, Operation } from '../machine/machine.ts';
import type { Session, StepRun } from './session.ts';

/** Starts that are kept: each takes as much of the disk as the guest uses of its memory. */
const KEPT = 3;

/**
 * Saves the machine as it is when the learner comes to a step, under the step's name; the oldest start makes room. A start
 * that is kept of that step stays, unless an earlier step was achieved since. Nothing happens where the backend can't save a
 * running machine.
 */
export async function keepStart(session: Session, step: Step, { signal }: Operation = {}): Promise<void> {
  const { checkpoints } = session.machine;
  // A fresh world is the start of the first, and one with a fault in it is the start of none.
  if (!checkpoints || session.lesson.steps[0] === step || session.progress.fault) return;
  const kept = await keptStarts(session);
  const known = kept.find(({ name }) => name === step.id);
  if (known && !isStale(session, known)) return;
  const others = kept.filter((start) => start !== known);
  const dropped = others.slice(0, Math.max(0, others.length - KEPT + 1));
  for (const start of known ? [known, ...dropped] : dropped) await checkpoints.discard(start);
  await checkpoints.take({ signal, name: step.id });
}

/** The same for the step after a step: where its learner is once that is achieved. */
export async function keepNextStart(session: Session, step: Step, operation: Operation = {}): Promise<void> {
  const { steps } = session.lesson;
  const next = steps[steps.indexOf(step) + 1];
  if (next) await keepStart(session, next, operation);
}

/** Whether the machine can go back to the start of a step at once; else steps before it are replayed. */
export async function isStartKept(session: Session, step: Step): Promise<boolean> {
  const start = await nearestStart(session, session.lesson.steps.indexOf(step));
  return start?.name === step.id;
}

/**
 * Brings the machine to the start of the step that is kept, or of the last one before it of which one is; else to a fresh
 * world. Resolves to the ids of the steps that are still to be replayed: what was achieved between there and the step.
 * The session's terminals are closed; those of a checkpoint are as they were when they are opened again.
 */
export async function goBack(
  session: Session,
  step: Step,
  operation: Operation = {},
): Promise<ReadonlySet<string>> {
  const { steps } = session.lesson;
  const start = await nearestStart(session, steps.indexOf(step));
  const from = steps.findIndex(({ id }) => id === start?.name);
  if (start) await restore(session, start, operation);
  else await session.reset(operation);
  const between = steps.slice(Math.max(0, from), steps.indexOf(step));
  return new Set(between.map(({ id }) => id).filter((id) => session.progress.achieved[id] !== undefined));
}

/** Goes back, replays what it must, and keeps the start that it reached; resolves to what was replayed. */
export async function goBackAndReplay(
  session: Session,
  step: Step,
  operation: Operation = {},
): Promise<StepRun[]> {
  const runs = await session.replay(await goBack(session, step, operation), operation);
  await keepStart(session, step, operation);
  return runs;
}

async function restore(
  session: Session,
  start: KeptCheckpoint,
  { signal, onProgress }: Operation,
): Promise<void> {
  const { checkpoints } = session.machine;
  onProgress?.({ message: say('Going back to the start of the step') });
  // What was kept later is of a course that things will not have taken.
  const later = (await keptStarts(session)).filter(({ takenAt }) => takenAt > start.takenAt);
  session.closeTerminals();
  await checkpoints?.restore(start, { signal });
  for (const one of later) await checkpoints?.discard(one);
}

/** The start that is kept of the step at an index of the lesson, or of the last step before it. */
async function nearestStart(session: Session, index: number): Promise<KeptCheckpoint | undefined> {
  const kept = await keptStarts(session);
  for (const { id } of session.lesson.steps.slice(0, index + 1).toReversed()) {
    const start = kept.find(({ name }) => name === id);
    if (start && !isStale(session, start)) return start;
  }
  return undefined;
}

/** The oldest first. */
async function keptStarts({ lesson, machine }: Session): Promise<KeptCheckpoint[]> {
  const kept = (await machine.checkpoints?.list()) ?? [];
  return kept.filter(({ name }) => lesson.steps.some(({ id }) => id === name));
}

/** The learner looked at the step, and did earlier ones afterwards. */
function isStale({ lesson, progress }: Session, { name, takenAt }: KeptCheckpoint): boolean {
  const earlier = lesson.steps.slice(
    0,
    lesson.steps.findIndex(({ id }) => id === name),
  );
  return earlier.some(({ id }) => Date.parse(progress.achieved[id] ?? '') > takenAt);
}

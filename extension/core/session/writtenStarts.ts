import { say } from '../language/say.ts';
import { commandsFingerprint } from '../lesson/model/commandsFingerprint.ts';
import { fingerprintOf } from '../lesson/model/fingerprint.ts';
import type { Lesson, Step } from '../lesson/model/lesson.ts';
import type { KeptCheckpoint, Operation } from '../machine/machine.ts';
import type { Session } from './session.ts';

/** Starts that are kept for an author, beside those of a learner: each takes disk. */
const KEPT = 2;
const PREFIX = 'from-';

/**
 * Where a step begins by what the lesson says now: its world, and the commands of all steps before it. A learner's start
 * (`stepStarts.ts`) is where that learner was, by whatever way.
 */
export interface WrittenStart {
  /** The step from which a start is kept; undefined where only a fresh world is left to begin with. */
  readonly from: Step | undefined;
  readonly kept: KeptCheckpoint | undefined;
  /** The ids of the steps whose commands bring the machine from there to the start. */
  readonly toRun: ReadonlySet<string>;
}

/** The nearest way to the start of a step. What is kept of a text that has changed since is not on it. */
export async function wayToWrittenStart(session: Session, step: Step): Promise<WrittenStart> {
  const { lesson, machine } = session;
  const kept = (await machine.checkpoints?.list()) ?? [];
  const before = lesson.steps.slice(0, lesson.steps.indexOf(step));
  for (let index = before.length; index > 0; index--) {
    const name = startName(lesson, index);
    const found = kept.find((one) => one.name === name);
    if (found) return { from: lesson.steps[index], kept: found, toRun: idsOf(before.slice(index)) };
  }
  return { from: undefined, kept: undefined, toRun: idsOf(before) };
}

/**
 * Brings the machine to where a way begins: the start that is kept, or a fresh world, which is made unless the machine
 * `isFresh`. The session's terminals are closed. The starts that were kept of a learner's own course are forgotten.
 */
export async function goToWrittenStart(
  session: Session,
  { kept }: WrittenStart,
  { isFresh, ...operation }: Operation & { readonly isFresh: boolean },
): Promise<void> {
  const { checkpoints } = session.machine;
  if (kept && checkpoints) {
    operation.onProgress?.({ message: say('Going back to the start of the step') });
    session.closeTerminals();
    await checkpoints.restore(kept, { signal: operation.signal });
  } else if (!isFresh) await session.reset(operation);
  for (const one of (await checkpoints?.list()) ?? [])
    if (one.name?.startsWith(PREFIX) !== true) await checkpoints?.discard(one);
}

/** Keeps the start of a step that was reached so; the oldest makes room. Without effect where the machine can't be saved. */
export async function keepWrittenStart(
  { lesson, machine }: Session,
  step: Step,
  { signal }: Operation = {},
): Promise<void> {
  const { checkpoints } = machine;
  const index = lesson.steps.indexOf(step);
  // A fresh world is the start of the first.
  if (!checkpoints || index < 1) return;
  const name = startName(lesson, index);
  const kept = (await checkpoints.list()).filter((one) => one.name?.startsWith(PREFIX) === true);
  if (kept.some((one) => one.name === name)) return;
  for (const one of kept.slice(0, Math.max(0, kept.length - KEPT + 1))) await checkpoints.discard(one);
  await checkpoints.take({ signal, name });
}

/** Another one where something is different that the machine has when a step begins: the `index`-th, from 0. */
function startName(lesson: Lesson, index: number): string {
  const { hosts, setup, steps, requires, files } = lesson;
  const bytes = new TextDecoder('latin1');
  const world = fingerprintOf([requires, files.map((file) => [file.path, bytes.decode(file.bytes)])]);
  return `${PREFIX}${world}-${commandsFingerprint({ hosts, setup, steps: steps.slice(0, index) })}`;
}

function idsOf(steps: readonly Step[]): ReadonlySet<string> {
  return new Set(steps.map(({ id }) => id));
}

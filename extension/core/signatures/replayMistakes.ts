import type { Attempt, Step } from '../lesson/model/lesson.ts';
import type { Checkpoints, Operation } from '../machine/machine.ts';
import { runAttempt } from '../attemptScript/runAttempt.ts';
import type { Session } from '../session/session.ts';
import { looksLike } from './looksLike.ts';
import { checkStep } from '../session/checkStep.ts';
import { tryEach } from '../session/tryEach.ts';

/**
 * A look at a state of the machine whose mistake is known: `attempt` is undefined right before a step, `told` where
 * nothing was told.
 */
export interface ReplayedMistake {
  readonly step: string;
  readonly attempt: Attempt | undefined;
  readonly told: Attempt | undefined;
}

/** How often the right mistake was told, another one, and none. */
export interface MistakeCounts {
  readonly wrong: { readonly right: number; readonly other: number; readonly none: number };
  readonly before: { readonly told: number; readonly none: number };
}

/**
 * Plays a lesson from a fresh world, and asks right before each step, and in each of its wrong states, what that looks
 * like to a learner who asks for the checks. A wrong state whose script fails is left out.
 */
export async function replayMistakes(
  checkpoints: Checkpoints,
  session: Session,
  { signal, onReplayed }: Operation & { readonly onReplayed: (replayed: ReplayedMistake) => void },
): Promise<void> {
  const { lesson, machine } = session;
  const ask = async (step: Step): Promise<Attempt | undefined> =>
    looksLike(lesson, step, await checkStep(lesson, machine, step, { signal }));
  for (const step of lesson.steps) {
    const wrong = lesson.wrong.filter((attempt) => attempt.step === step.id);
    if (wrong.length > 0) onReplayed({ step: step.id, attempt: undefined, told: await ask(step) });
    const tries = wrong.map((attempt) => async () => {
      const ran = await runAttempt(machine, attempt, signal);
      if (ran.ok) onReplayed({ step: step.id, attempt, told: await ask(step) });
    });
    await tryEach(checkpoints, session, tries, { signal });
    await session.solve(step, { signal });
  }
}

export function countMistakes(replayed: readonly ReplayedMistake[]): MistakeCounts {
  const wrong = replayed.filter(({ attempt }) => attempt !== undefined);
  const before = replayed.filter(({ attempt }) => attempt === undefined);
  const right = wrong.filter(({ attempt, told }) => told === attempt).length;
  const none = wrong.filter(({ told }) => told === undefined).length;
  const quiet = before.filter(({ told }) => told === undefined).length;
  return {
    wrong: { right, other: wrong.length - right - none, none },
    before: { told: before.length - quiet, none: quiet },
  };
}

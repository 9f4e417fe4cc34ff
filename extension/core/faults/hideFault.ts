import type { Operation } from '../machine/machine.ts';
import { say } from '../language/say.ts';
import { checkStep } from '../session/checkStep.ts';
import { withoutFault, type HiddenFault } from '../session/lessonProgress.ts';
import { isMet, type Session } from '../session/session.ts';
import { readState } from '../state/readState.ts';
import { explainFault, placesOf, type FaultExplanation } from './explainFault.ts';
import { faultsFrom, faultsOf, type Fault } from './faultsOf.ts';
import { makeFault } from './makeFault.ts';
import type { FaultLook } from './symptoms.ts';

/**
 * What the learner reads at once: 1 the symptom, and where to look; 2 the symptom; 3 only that
 * something is wrong.
 */
export type FaultLevel = 1 | 2 | 3;

export interface FaultChoice {
  /** The same number means the same fault. */
  readonly seed: number;
  readonly level: FaultLevel;
}

/** A fault that is refused is followed by the next, so often. */
const TRIES = 4;

/**
 * Hides the fault of a lesson that a seed means in the session's machine, which becomes a fresh world first, and notes it in
 * the learner's progress; undefined where the lesson has none that shows. What was achieved stays so.
 */
export async function hideFault(
  session: Session,
  { seed, level }: FaultChoice,
  operation: Operation = {},
): Promise<HiddenFault | undefined> {
  const { lesson, machine } = session;
  const faults = faultsFrom(faultsOf(lesson), seed);
  for (const fault of faults.slice(0, TRIES)) {
    await session.reset(operation);
    operation.onProgress?.({ message: say('Hiding a fault') });
    const made = await makeFault(session, fault, operation);
    if ('refused' in made) continue;
    const state = await readState(machine, operation.signal);
    const hidden: HiddenFault = {
      ...{ step: fault.step.id, name: fault.attempt.name, began: new Date().toISOString() },
      told: toldOf(fault, made.look, level, lesson.defaultHost),
      ...endOf(explainFault(fault, made.look, state)),
    };
    await session.remember((progress) => ({ ...progress, fault: hidden }));
    return hidden;
  }
  if (faults.length > 0) await session.reset(operation);
  return undefined;
}

/** Whether the learner has repaired it: all that its step needs is true. What they look for is over then. */
export async function isRepaired(
  session: Session,
  { step: id }: HiddenFault,
  signal?: AbortSignal,
): Promise<boolean> {
  const step = session.step(id);
  if (step === undefined) return true;
  return isMet(await checkStep(session.lesson, session.machine, step, { signal }));
}

/** The learner repaired it, or gives up. */
export function forgetFault(session: Session): Promise<void> {
  return session.remember(withoutFault);
}

/** A line each: the author's words, then what was wanted and what was there. */
function endOf({ words, fact, look }: FaultExplanation): Pick<HiddenFault, 'was' | 'look'> {
  const seen = fact && say('Wanted: {what}. Seen: {seen}.', { what: fact.what, seen: fact.seen });
  return { was: [words, seen ?? ''].filter((line) => line !== ''), look };
}

function toldOf({ step }: Fault, look: FaultLook, level: FaultLevel, defaultHost: string): string[] {
  const upTo = say('The steps up to “{title}” are done, but something in the network is wrong.', {
    title: step.title,
  });
  if (level === 3) return [upTo];
  const symptoms = look.symptoms.map(({ result }) => say('No longer true: {what}', { what: result.what }));
  if (level === 2) return [upTo, ...symptoms];
  return [upTo, ...symptoms, say('Look at: {places}', { places: placesOf(look, defaultHost).join(', ') })];
}

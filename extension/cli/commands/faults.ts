import { faultCandidates } from '../../core/faults/faultsOf.ts';
import { forgetFault, hideFault, isRepaired, type FaultLevel } from '../../core/faults/hideFault.ts';
import { proveFaults } from '../../core/faults/proveFaults.ts';
import { lessonRequirements } from '../../core/machine/lessonRequirements.ts';
import { say } from '../../core/language/say.ts';
import type { Lesson } from '../../core/lesson/model/lesson.ts';
import { keepNothing } from '../../core/proof/attempts.ts';
import type { HiddenFault } from '../../core/session/lessonProgress.ts';
import { Session } from '../../core/session/session.ts';
import type { CliContext } from '../cliServices.ts';
import { EXIT, type ExitCode } from '../exitCode.ts';
import { onSession, startedLast, withSession } from '../findMachine.ts';

export interface BreakOptions {
  readonly seed?: number;
  readonly level: FaultLevel;
  /** Try all faults of the lesson instead. */
  readonly prove: boolean;
}

/** `patchbay break LESSON`: the lesson's network with a fault in it, on a machine that is left running. */
export async function breakLesson(
  context: CliContext,
  lessonName: string,
  { seed = Math.floor(Math.random() * 10_000), level, prove }: BreakOptions,
): Promise<ExitCode> {
  const lesson = await context.services.lesson(lessonName);
  if (prove) return proveAll(context, lesson);
  const running = await context.services.running({ signal: context.signal });
  const found = startedLast(running.filter((machine) => machine.lesson === lesson.id));
  const question = say('Reset the machine of “{title}” for this?', { title: lesson.title });
  if (found && !(await context.confirm(question))) {
    context.note(
      say('It would reset the machine of {lesson}. End that first: patchbay destroy {lesson}', {
        lesson: lesson.id,
      }),
    );
    return EXIT.usage;
  }
  const hide = (session: Session) =>
    context.work((operation) => hideFault(session, { seed, level }, operation));
  const fault = found
    ? await onSession(context, found, lesson, hide)
    : await onFreshMachine(context, lesson, hide, 'leave');
  if (fault === undefined) {
    context.note(say('{lesson} has no fault that packets show.', { lesson: lesson.id }));
    return EXIT.failed;
  }
  if (context.json) {
    const { told, step } = fault;
    context.print(JSON.stringify({ lesson: lesson.id, seed, step, told }));
  } else {
    for (const line of fault.told) context.print(line);
    context.print(say('Find it, and repair it: patchbay shell, walk, explain, state.'));
    context.print(
      say('When you think that it is whole: patchbay repaired {lesson} (seed {seed})', {
        lesson: lesson.id,
        seed,
      }),
    );
  }
  return EXIT.ok;
}

/** `patchbay repaired LESSON`: whether the fault is gone, and then what it was. Exit code 1 where it is not. */
export async function repaired(
  context: CliContext,
  lessonName: string,
  { giveUp = false }: { readonly giveUp?: boolean },
): Promise<ExitCode> {
  const lesson = await context.services.lesson(lessonName);
  return withSession(context, lesson, async (session) => {
    const { fault } = session.progress;
    if (fault === undefined) {
      context.note(
        say('No fault is hidden in {lesson}. To hide one: patchbay break {lesson}', { lesson: lesson.id }),
      );
      return EXIT.usage;
    }
    const isWhole = await context.work(({ signal }) => isRepaired(session, fault, signal));
    if (!isWhole && !giveUp) {
      if (context.json) context.print(JSON.stringify({ lesson: lesson.id, repaired: false }));
      else context.print(say('Not yet. Keep looking. To read what it is: patchbay repaired --give-up'));
      return EXIT.failed;
    }
    await forgetFault(session);
    tell(context, lesson, fault, isWhole);
    return isWhole ? EXIT.ok : EXIT.failed;
  });
}

function tell(context: CliContext, lesson: Lesson, fault: HiddenFault, isWhole: boolean): void {
  const { step, name, was, look, began } = fault;
  const seconds = Math.round((Date.now() - Date.parse(began)) / 1000);
  if (context.json) {
    context.print(JSON.stringify({ lesson: lesson.id, repaired: isWhole, step, name, was, look, seconds }));
    return;
  }
  context.print(
    isWhole
      ? say('Repaired, after {minutes} min {seconds} s. It was:', {
          minutes: Math.floor(seconds / 60),
          seconds: seconds % 60,
        })
      : say('It was:'),
  );
  for (const line of was) context.print(`  ${line}`);
  context.print(say('This would have shown it, on {host}: {command}', { ...look }));
}

async function proveAll(context: CliContext, lesson: Lesson): Promise<ExitCode> {
  const count = faultCandidates(lesson).length;
  const proofs = await onFreshMachine(
    context,
    lesson,
    (session) =>
      context.work((operation) =>
        proveFaults(session, {
          ...operation,
          onProof: ({ fault: { step, attempt }, refused }) => {
            if (!context.json)
              context.print(
                `${step.id}--${attempt.name}: ${refused === undefined ? say('ok') : say('refused: {why}', { why: refused })}`,
              );
          },
        }),
      ),
    'destroy',
  );
  const good = proofs.filter(({ refused }) => refused === undefined).length;
  if (context.json) {
    const faults = proofs.map(({ fault: { step, attempt }, refused }) => ({
      ...{ step: step.id, name: attempt.name, refused: refused ?? null },
    }));
    context.print(JSON.stringify({ lesson: lesson.id, faults }));
  } else context.print(say('{lesson}: {good} of {count} can be found.', { lesson: lesson.id, good, count }));
  return EXIT.ok;
}

/** Runs a task in the session of a lesson on a machine of its own, which is left running or ended. */
async function onFreshMachine<T>(
  context: CliContext,
  lesson: Lesson,
  task: (session: Session) => Promise<T>,
  then: 'leave' | 'destroy',
): Promise<T> {
  const requirements = { ...lessonRequirements(lesson), internet: false };
  const machine = await context.services.create(requirements, lesson.id, { signal: context.signal });
  try {
    await context.work((operation) => machine.start(operation));
    const store = then === 'leave' ? context.services.progress : keepNothing;
    const session = await Session.begin(lesson, machine, store, { signal: context.signal });
    const result = await task(session);
    session.dispose();
    if (then === 'leave') machine.detach();
    else await machine.destroy();
    return result;
  } catch (error) {
    await machine.destroy();
    throw error;
  }
}

import type { Lesson } from '../core/lesson/model/lesson.ts';
import type { Machine } from '../core/machine/machine.ts';
import { failure } from '../core/failure/failure.ts';
import { FailureError } from '../core/failure/failureError.ts';
import { Session } from '../core/session/session.ts';
import type { CliContext, RunningMachine } from './cliServices.ts';

/** The machine that a call means: the one of `lesson`, or the one that was started last. */
export async function findMachine(context: CliContext, lesson?: string): Promise<RunningMachine> {
  const running = await context.services.running({ signal: context.signal });
  const candidates = lesson === undefined ? running : running.filter((machine) => machine.lesson === lesson);
  const latest = startedLast(candidates);
  if (latest) return latest;
  throw new FailureError(
    lesson === undefined
      ? failure('not-running', { lesson: 'LESSON' })
      : failure('not-running-for', { lesson }),
  );
}

export function startedLast(machines: readonly RunningMachine[]): RunningMachine | undefined {
  return [...machines].sort((a, b) => a.startedAt.localeCompare(b.startedAt)).at(-1);
}

/** Runs `task` on the machine that a call means, and leaves the machine running. */
export async function withMachine<T>(
  context: CliContext,
  lesson: string | undefined,
  task: (machine: Machine, found: RunningMachine) => Promise<T>,
): Promise<T> {
  const found = await findMachine(context, lesson);
  return onMachine(context, found, (machine) => task(machine, found));
}

/** Runs `task` on a known machine, and leaves the machine running. */
export async function onMachine<T>(
  context: CliContext,
  found: RunningMachine,
  task: (machine: Machine) => Promise<T>,
): Promise<T> {
  const machine = await context.services.attach(found.id, { signal: context.signal });
  try {
    return await task(machine);
  } finally {
    machine.detach();
  }
}

/** Runs `task` in the session of a lesson that was started. */
export async function withSession<T>(
  context: CliContext,
  lesson: Lesson,
  task: (session: Session) => Promise<T>,
): Promise<T> {
  return onSession(context, await findMachine(context, lesson.id), lesson, task);
}

/** The same, on a known machine. */
export async function onSession<T>(
  context: CliContext,
  found: RunningMachine,
  lesson: Lesson,
  task: (session: Session) => Promise<T>,
): Promise<T> {
  return onMachine(context, found, async (machine) => {
    const session = await Session.attach(lesson, machine, context.services.progress);
    try {
      return await task(session);
    } finally {
      session.dispose();
    }
  });
}

import type { Lesson } from '../../core/lesson/model/lesson.ts';
import { lessonRequirements } from '../../core/machine/lessonRequirements.ts';
import type { Operation } from '../../core/machine/machine.ts';
import { machineLimits } from '../../core/machine/machineLimits.ts';
import { Session } from '../../core/session/session.ts';
import { unmetRequirements } from '../../core/session/unmetRequirements.ts';
import type { PlayerPorts } from '../playerPorts.ts';

/** A session on a new machine, in the lesson's world; a machine on which that does not succeed is destroyed. */
export async function newSession(
  lesson: Lesson,
  { machines, progress, advise }: Pick<PlayerPorts, 'machines' | 'progress' | 'advise'>,
  operation: Operation,
): Promise<Session> {
  const machine = await machines.create(lessonRequirements(lesson), lesson.id, operation);
  try {
    await machine.start(operation);
    const limits = machineLimits(machine.facts);
    if (limits !== undefined) advise(limits);
    return await Session.begin(lesson, machine, progress, operation);
  } catch (error) {
    await machine.destroy();
    throw error;
  }
}

/** Whether there is a session, on a machine that has what the lesson requires now. */
export function suits(lesson: Lesson, session: Session | undefined): boolean {
  return session !== undefined && unmetRequirements(lesson, session.machine.facts).length === 0;
}

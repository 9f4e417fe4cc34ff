import type { Lesson } from '../lesson/model/lesson.ts';
import { lessonRequirements } from './lessonRequirements.ts';
import type { Machine, MachineRequirements, Operation } from './machine.ts';

/** Makes a machine that is not started yet. */
export type CreateMachine = (requirements: MachineRequirements, operation: Operation) => Promise<Machine>;

/** Runs a task on a machine that has just started for a lesson, without the internet; nothing of it is left. */
export async function onFreshMachine<T>(
  lesson: Pick<Lesson, 'requires'>,
  create: CreateMachine,
  operation: Operation,
  task: (machine: Machine) => Promise<T>,
): Promise<T> {
  const { onProgress, signal } = operation;
  const machine = await create({ ...lessonRequirements(lesson), internet: false }, { onProgress, signal });
  try {
    await machine.start({ onProgress, signal });
    return await task(machine);
  } finally {
    await machine.destroy();
  }
}

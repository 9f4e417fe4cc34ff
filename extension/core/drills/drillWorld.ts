import type { Drill, Lesson } from '../lesson/model/lesson.ts';

/** How many of the lesson's steps are done in a drill's world: 0 is a fresh one. */
export function stepsDone({ steps }: Pick<Lesson, 'steps'>, { world }: Pick<Drill, 'world'>): number {
  const index = steps.findIndex(({ id }) => id === world.step);
  return world.when === 'at' ? index : index + 1;
}

import type { Lesson } from '../lesson/model/lesson.ts';
import type { MachineRequirements } from './machine.ts';

/** What a lesson asks of its machine before it starts; whether there is internet is the learner's to say. */
export function lessonRequirements({
  requires,
}: Pick<Lesson, 'requires'>): Omit<MachineRequirements, 'internet'> {
  return { docker: requires.includes('docker'), etcd: requires.includes('etcd') };
}

import type { Lesson } from '../lesson/model/lesson.ts';
import type { MachineRequirements } from './machine.ts';

/** What a lesson requires of its machine before it starts; the learner decides about the internet. */
export function lessonRequirements({
  requires,
}: Pick<Lesson, 'requires'>): Omit<MachineRequirements, 'internet'> {
  return { docker: requires.includes('docker'), etcd: requires.includes('etcd') };
}

import type { Lesson } from '../lesson/model/lesson.ts';
import type { MachineNeeds } from './machine.ts';

/** What a lesson asks of its machine before it starts; whether there is internet is the learner's to say. */
export function lessonRequirements({ needs }: Pick<Lesson, 'needs'>): Omit<MachineNeeds, 'internet'> {
  return { docker: needs.includes('docker'), etcd: needs.includes('etcd') };
}

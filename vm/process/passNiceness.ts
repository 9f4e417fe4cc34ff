import { writeFileSync } from 'node:fs';
import { getPriority } from 'node:os';

/**
 * Makes `nice` effective for a child that leads a session: Linux schedules each session as a group, and a nice value
 * counts only within its group (sched(7), autogroup). So the child's group gets this process's value.
 */
export function passNiceness(pid: number): void {
  const niceness = getPriority();
  if (niceness <= 0 || process.platform !== 'linux') return;
  try {
    writeFileSync(`/proc/${pid}/autogroup`, String(niceness));
  } catch {
    // A kernel without such groups, or the child has ended.
  }
}

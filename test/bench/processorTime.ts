import { readFileSync } from 'node:fs';

/** sysconf(_SC_CLK_TCK), which is 100 on Linux: the unit of utime and stime. */
const TICKS_PER_SECOND = 100;

/** Seconds of a processor that a process has used: proc_pid_stat(5), fields 14 and 15. */
export function processorSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

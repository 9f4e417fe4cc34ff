import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * A process that can't be confused with a later one of the same pid.
 * `start` is the system's text for its start, compared only for equality; empty where the system has none.
 */
export interface ProcessIdentity {
  readonly pid: number;
  readonly start: string;
}

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, start: startOf(process.pid) ?? '' };
}

/** The identity of a living process; undefined where there is none (a zombie counts as none). */
export function identityOf(pid: number): ProcessIdentity | undefined {
  const start = startOf(pid);
  return start === undefined ? undefined : { pid, start };
}

/** Whether exactly this process still runs. */
export function isAlive(identity: ProcessIdentity): boolean {
  return startOf(identity.pid) === identity.start;
}

/** Processes with `text` somewhere in their command line. */
export function processesMentioning(text: string): ProcessIdentity[] {
  return commandLines()
    .filter(([pid, line]) => pid !== process.pid && line.includes(text))
    .flatMap(([pid]) => identityOf(pid) ?? []);
}

/** Ends exactly this process at once, if it is alive and its command line contains `mention`. */
export function killOwn(identity: ProcessIdentity, mention: string): void {
  if (!isAlive(identity)) return;
  if (!commandLines(identity.pid).some(([, line]) => line.includes(mention))) return;
  try {
    process.kill(identity.pid, 'SIGKILL');
  } catch {
    // It ended in between.
  }
}

/** proc_pid_stat(5): field 22, in clock ticks since boot; field 3 is Z or X for what has ended. */
function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? undefined : `${fields[19]}@${bootId()}`;
    } catch {
      return undefined;
    }
  }
  if (process.platform !== 'win32') return ps(['-o', 'lstart=', '-p', String(pid)])?.trim() || undefined;
  try {
    process.kill(pid, 0);
    return '';
  } catch {
    return undefined;
  }
}

/** Ticks since boot repeat after a reboot. */
let cachedBootId: string | undefined;
function bootId(): string {
  return (cachedBootId ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim().slice(0, 8));
}

function commandLines(only?: number): [pid: number, line: string][] {
  if (process.platform === 'linux') {
    const pids =
      only === undefined
        ? readdirSync('/proc')
            .filter((name) => /^\d+$/.test(name))
            .map(Number)
        : [only];
    return pids.flatMap((pid): [number, string][] => {
      try {
        return [[pid, readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')]];
      } catch {
        return [];
      }
    });
  }
  if (process.platform === 'win32') return [];
  const table =
    ps(only === undefined ? ['-axo', 'pid=,command='] : ['-o', 'pid=,command=', '-p', String(only)]) ?? '';
  return table.split('\n').flatMap((line): [number, string][] => {
    const match = /^\s*(\d+)\s+(.*)$/.exec(line);
    return match?.[1] && match[2] ? [[Number(match[1]), match[2]]] : [];
  });
}

function ps(args: string[]): string | undefined {
  try {
    return execFileSync('ps', args, { encoding: 'utf8', timeout: 5000, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

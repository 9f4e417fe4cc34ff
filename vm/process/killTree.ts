import { spawn } from 'node:child_process';

/** How long a program may take to end by itself after SIGTERM. */
const GRACE_MS = 3000;

/**
 * Ends a process and, where it leads a process group (`group`), all of the group: SIGTERM, then SIGKILL after a grace
 * time; `hard` starts with SIGKILL. Never fails because something is gone already.
 */
export function killTree(pid: number | undefined, group: boolean, hard = false): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on(
      'error',
      () => {},
    );
    return;
  }
  const target = group ? -pid : pid;
  send(target, hard ? 'SIGKILL' : 'SIGTERM');
  if (!hard) setTimeout(() => send(target, 'SIGKILL'), GRACE_MS).unref();
}

function send(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch {
    // ESRCH: it has ended.
  }
}

/** Whether no process is left of the group that `leader` led: kill(2). Windows has no such groups, so none is left there. */
export function groupHasEnded(leader: number): boolean {
  try {
    process.kill(-leader, 0);
    return false;
  } catch {
    return true;
  }
}

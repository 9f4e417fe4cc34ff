import { spawn } from 'node:child_process';

/** How long a program may take to end after SIGTERM. */
const GRACE_MS = 3000;

/**
 * Ends a process and, where it leads a process group (`group`), all of the group: SIGTERM, then SIGKILL after a grace
 * time; `hard` starts with SIGKILL. Never fails because a process has ended already.
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

/** Whether all processes of the group of `leader` have ended: kill(2). Always true on Windows, which has no groups. */
export function groupHasEnded(leader: number): boolean {
  try {
    process.kill(-leader, 0);
    return false;
  } catch {
    return true;
  }
}

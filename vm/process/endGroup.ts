import { isAlive, type ProcessIdentity } from './processIdentity.ts';
import { pollUntil } from '../../extension/core/async/pollUntil.ts';

/**
 * Ends a process that leads a group, and the group, as Ctrl-C does: one SIGINT, and after `graceMs` without an end
 * SIGKILL. Resolves when it has ended; ignores another process that has the same pid. Rejects with the signal's reason:
 * the group then ends after its SIGINT, or a later call ends it.
 */
export async function endGroup(
  leader: ProcessIdentity,
  graceMs: number,
  signal?: AbortSignal,
): Promise<void> {
  const ended = (): true | undefined => (isAlive(leader) ? undefined : true);
  if (ended()) return;
  send(leader, 'SIGINT');
  if (await pollUntil(ended, { timeoutMs: graceMs, everyMs: 50, signal })) return;
  send(leader, 'SIGKILL');
  await pollUntil(ended, { timeoutMs: 5000, everyMs: 50, signal });
}

function send({ pid }: ProcessIdentity, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // ESRCH: it has ended.
  }
}

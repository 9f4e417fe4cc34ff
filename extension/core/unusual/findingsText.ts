import { say } from '../language/say.ts';
import { VM_HOST } from '../machine/machine.ts';
import { unreadText, type NetworkState } from '../state/networkState.ts';
import type { Finding } from './finding.ts';

/** The findings as text: what, why, and the command that shows it. Says so where there is none, and what was not read. */
export function findingsText(findings: readonly Finding[], { unread }: Pick<NetworkState, 'unread'>): string {
  const parts = findings.map(({ what, why, command, host }) =>
    [what, `  ${why}`, `  ${seeIt(command, host)}`].join('\n'),
  );
  if (parts.length === 0) parts.push(say('Nothing unusual was found in this network.'));
  if (unread.length > 0) parts.push(unreadText(unread));
  return parts.join('\n\n');
}

function seeIt(command: string, host: string): string {
  if (host === VM_HOST) return say('See it: {command}', { command });
  return say('See it: {command} (on {host})', { command, host });
}

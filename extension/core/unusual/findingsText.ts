import { VM_HOST } from '../machine/machine.ts';
import { unreadText, type NetworkState } from '../state/networkState.ts';
import type { Finding } from './finding.ts';

/** The findings as text: what, why, and the command that shows it. Says so where there is none, and what was not read. */
export function findingsText(findings: readonly Finding[], { unread }: Pick<NetworkState, 'unread'>): string {
  const parts = findings.map(({ what, why, command, host }) =>
    [what, `  ${why}`, `  See it: ${command}${host === VM_HOST ? '' : ` (on ${host})`}`].join('\n'),
  );
  if (parts.length === 0) parts.push('Nothing unusual was found in this network.');
  if (unread.length > 0) parts.push(unreadText(unread));
  return parts.join('\n\n');
}

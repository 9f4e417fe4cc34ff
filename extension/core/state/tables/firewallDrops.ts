import { message, say } from '../../language/say.ts';
import type { NetworkNamespace } from '../networkState.ts';
import type { FirewallChain } from './firewall.ts';

const VERDICTS: Readonly<Record<string, string>> = {
  drop: message('firewall: {where} drops {what}'),
  reject: message('firewall: {where} rejects {what}'),
};

/**
 * What the packet filters of a namespace throw away, one rule a line: `firewall: forward drops what no rule accepts`, `firewall:
 * input rejects tcp dport 23`. Those of one link only (the family netdev) with `dev`, the others without. Counters are left
 * out: they are no news.
 */
export function firewallDrops({ chains }: NetworkNamespace, dev: string | null = null): string[] {
  const lines = chains.filter((chain) => chain.dev === dev).flatMap(dropsOf);
  return [...new Set(lines)];
}

function dropsOf({ family, name, hook, policy, rules }: FirewallChain): string[] {
  // The families that see the same packets at the same hook are not told apart; a bridge's and ARP's are other hooks.
  const where = `${family === 'bridge' || family === 'arp' ? `${family} ` : ''}${hook ?? name}`;
  const dropping = rules.flatMap(({ text, verdict }) => {
    const sentence = VERDICTS[verdict ?? ''];
    return sentence === undefined ? [] : [say(sentence, { where, what: matchOf(text) })];
  });
  if (policy !== 'drop') return dropping;
  return [...dropping, say('firewall: {where} drops {what}', { where, what: say('what no rule accepts') })];
}

/** What a rule matches: its text without its counter and its verdict. */
function matchOf(text: string): string {
  const match = text
    .replace(/ ?-j (?:DROP|REJECT.*)$/, '')
    .replace(/ ?(?:counter )?\b(?:drop|reject.*)$/, '')
    .replace(/ ?\bcounter$/, '');
  // Of some rules only a part can be read.
  if (match.includes('…')) return say('what a rule matches ({match})', { match });
  return match === '' ? say('everything') : match;
}

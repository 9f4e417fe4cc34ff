import type { NetworkNamespace } from '../state/networkState.ts';
import type { FirewallChain } from '../state/tables/firewall.ts';

const VERBS: Readonly<Record<string, string>> = { drop: 'drops', reject: 'rejects' };

/**
 * What the packet filters of a namespace throw away, one rule a line: `forward drops what no rule accepts`, `input rejects tcp
 * dport 23`. Those of one link only (the family netdev) with `dev`, the others without. Counters are left out: they are no news.
 */
export function firewallDrops({ chains }: NetworkNamespace, dev: string | null = null): string[] {
  const lines = chains.filter((chain) => chain.dev === dev).flatMap(dropsOf);
  return [...new Set(lines)];
}

function dropsOf({ family, name, hook, policy, rules }: FirewallChain): string[] {
  // The families that see the same packets at the same hook are not told apart; a bridge's and ARP's are other hooks.
  const where = `${family === 'bridge' || family === 'arp' ? `${family} ` : ''}${hook ?? name}`;
  const dropping = rules.flatMap(({ text, verdict }) => {
    const verb = VERBS[verdict ?? ''];
    const what = text
      .replace(/ ?-j (?:DROP|REJECT.*)$/, '')
      .replace(/ ?(?:counter )?\b(?:drop|reject.*)$/, '')
      .replace(/ ?\bcounter$/, '');
    if (verb === undefined) return [];
    // Of some rules only a part can be read.
    if (what.includes('…')) return [`${where} ${verb} what a rule matches (${what})`];
    return [`${where} ${verb} ${what === '' ? 'everything' : what}`];
  });
  return policy === 'drop' ? [...dropping, `${where} drops what no rule accepts`] : dropping;
}

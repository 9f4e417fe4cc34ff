import type { NetworkNamespace } from '../state/networkState.ts';
import type { FirewallChain } from '../state/tables/firewall.ts';

const REWRITES = /^(dnat|snat|masquerade|redirect|netmap)\b/i;
const STOPS = /^(drop|reject)\b/i;

/**
 * What a namespace's packet filters do, by hook and not by the text of rules: the same can be written in many ways.
 * `packets are stopped in forward`, `addresses are rewritten in postrouting`.
 */
export function firewallFacts({ chains }: Pick<NetworkNamespace, 'chains'>): string[] {
  const facts = new Set<string>();
  for (const chain of chains) {
    if (chain.hook === null) continue;
    const verdicts = verdictsFrom(chain, chains, new Set());
    if (STOPS.test(chain.policy ?? '') || verdicts.some((verdict) => STOPS.test(verdict)))
      facts.add(`packets are stopped in ${chain.hook}${chain.family === 'bridge' ? ' of bridges' : ''}`);
    if (verdicts.some((verdict) => REWRITES.test(verdict)))
      facts.add(`addresses are rewritten in ${chain.hook}`);
  }
  return [...facts];
}

function verdictsFrom(
  chain: FirewallChain,
  chains: readonly FirewallChain[],
  seen: Set<FirewallChain>,
): string[] {
  if (seen.has(chain)) return [];
  seen.add(chain);
  return chain.rules.flatMap(({ verdict }) => {
    if (verdict === null) return [];
    const [, name] = /^(?:jump|goto) (\S+)/i.exec(verdict) ?? [];
    const next = chains.find(
      (one) =>
        one.name === name &&
        one.table === chain.table &&
        one.family === chain.family &&
        one.from === chain.from,
    );
    return next === undefined ? [verdict] : verdictsFrom(next, chains, seen);
  });
}

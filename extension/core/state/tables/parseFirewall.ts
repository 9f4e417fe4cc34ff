import { asMap, asMaps, asNumber, asText, type Loose } from '../looseJson.ts';
import type { FirewallChain, FirewallRule } from './firewall.ts';
import { parseIptablesChains } from './parseIptables.ts';

/**
 * Reads `nft -j list ruleset` (libnftables-json(5)) and the texts of iptables-save(8). iptables' rules that nft can't tell
 * whole (`xt`) have iptables' own text.
 */
export function parseFirewall(nft: unknown, iptables: string): FirewallChain[] {
  const saved = parseIptablesChains(iptables);
  const items = asMaps(asMap(nft)['nftables']);
  const rules = items.flatMap((item) => ('rule' in item ? [asMap(item['rule'])] : []));
  const chains = items.flatMap((item) => ('chain' in item ? [asMap(item['chain'])] : []));
  const own = chains.map((chain): FirewallChain => {
    const [family, table, name] = [chain['family'], chain['table'], chain['name']].map(
      (text) => asText(text) ?? '',
    ) as [string, string, string];
    const read = rules
      .filter((rule) => rule['family'] === family && rule['table'] === table && rule['chain'] === name)
      .map((rule) => asMaps(rule['expr']));
    const words = saved.find((other) => other.from === 'nft' && other.table === table && other.name === name);
    const texts = family === 'ip' && words?.rules.length === read.length ? words.rules : [];
    return {
      from: 'nft',
      family,
      table,
      name,
      type: asText(chain['type']),
      hook: asText(chain['hook']),
      priority: asNumber(chain['prio']),
      policy: asText(chain['policy']),
      dev: asText(chain['dev']),
      rules: read.map((expressions, index) => readRule(expressions, texts[index])),
    };
  });
  return [...own, ...saved.filter(({ from }) => from === 'iptables-legacy')];
}

function readRule(expressions: readonly Loose[], saved: FirewallRule | undefined): FirewallRule {
  const counter = expressions.find((part) => 'counter' in part);
  const xt = expressions.some((part) => 'xt' in part);
  return {
    text: xt && saved ? saved.text : expressions.map(expressionText).join(' '),
    verdict: expressions.map(verdictOf).find((verdict) => verdict !== null) ?? null,
    packets: counter === undefined ? null : asNumber(asMap(counter['counter'])['packets']),
  };
}

const ENDS = ['accept', 'drop', 'reject', 'return', 'masquerade', 'dnat', 'snat', 'redirect', 'queue', 'fwd'];

function verdictOf(part: Loose): string | null {
  for (const word of ['jump', 'goto']) {
    if (word in part) return `${word} ${asText(asMap(part[word])['target']) ?? ''}`;
  }
  const end = ENDS.find((word) => word in part);
  if (end !== undefined) return end;
  const xt = asMap(part['xt']);
  return xt['type'] === 'target' ? (asText(xt['name'])?.toLowerCase() ?? null) : null;
}

/** An expression in nft's words, where they are simple; else its name and `…`. */
function expressionText(part: Loose): string {
  const [name = '', value] = Object.entries(part)[0] ?? [];
  const map = asMap(value);
  if (name === 'match') {
    const op = map['op'] === '==' || map['op'] === 'in' ? '' : `${asText(map['op']) ?? ''} `;
    return `${valueText(map['left'])} ${op}${valueText(map['right'])}`;
  }
  if (name === 'counter') return 'counter';
  if (name === 'xt') return `xt ${asText(map['type']) ?? ''} ${asText(map['name']) ?? ''}`.trim();
  if (name === 'jump' || name === 'goto') return `${name} ${asText(map['target']) ?? ''}`;
  if (name === 'dnat' || name === 'snat') {
    const port = asText(map['port']);
    return `${name} to ${valueText(map['addr'] ?? '')}${port === null ? '' : `:${port}`}`;
  }
  if (name === 'mangle') return `${valueText(map['key'])} set ${valueText(map['value'])}`;
  return value === null || ENDS.includes(name) ? name : `${name} …`;
}

function valueText(value: unknown): string {
  const plain = asText(value);
  if (plain !== null) return plain;
  if (Array.isArray(value)) return value.map(valueText).join(',');
  const map = asMap(value);
  const [name = '', inner] = Object.entries(map)[0] ?? [];
  const of = asMap(inner);
  switch (name) {
    case 'meta':
    case 'ct':
      return `${name === 'ct' ? 'ct ' : ''}${asText(of['key']) ?? ''}`;
    case 'payload':
      return `${asText(of['protocol']) ?? '@'} ${asText(of['field']) ?? '…'}`;
    case 'prefix':
      return `${asText(of['addr']) ?? ''}/${asText(of['len']) ?? ''}`;
    case 'set':
      return Array.isArray(inner) ? `{ ${inner.map(valueText).join(', ')} }` : `@${asText(inner) ?? ''}`;
    case 'range':
      return Array.isArray(inner) ? inner.map(valueText).join('-') : '…';
    case 'concat':
      return Array.isArray(inner) ? inner.map(valueText).join(' . ') : '…';
    case 'fib':
      return `fib ${valueText(of['flags'] ?? [])} ${asText(of['result']) ?? ''}`;
    default:
      return '…';
  }
}

import { asMap, asMaps, asText } from '../looseJson.ts';
import type { NatRule } from '../networkState.ts';

type Draft = { -readonly [K in keyof NatRule]: NatRule[K] };

const ACTIONS: Readonly<Record<string, NatRule['action']>> = {
  MASQUERADE: 'masquerade',
  DNAT: 'dnat',
  SNAT: 'snat',
};

const draft = (action: NatRule['action'], from: NatRule['from']): Draft => ({
  action,
  from,
  source: null,
  destination: null,
  in: null,
  out: null,
  protocol: null,
  port: null,
  to: null,
});

/** Reads the nat table of iptables-save(8); skips other tables and targets. */
export function parseIptablesNat(text: string): NatRule[] {
  const rules: NatRule[] = [];
  let inNat = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('*')) inNat = line.trim() === '*nat';
    // iptables-save -c begins with counters: `[5:420] -A …`.
    const ruleLine = line.replace(/^\[\d+:\d+\] /, '');
    if (!inNat || !ruleLine.startsWith('-A ')) continue;
    const words = (ruleLine.match(/"[^"]*"|\S+/g) ?? []).slice(2);
    const rule = readIptablesRule(words);
    if (rule !== null) rules.push(rule);
  }
  return rules;
}

function readIptablesRule(words: readonly string[]): NatRule | null {
  const target = words[words.findIndex((word) => word === '-j' || word === '--jump') + 1] ?? '';
  const action = ACTIONS[target];
  if (action === undefined) return null;
  const rule = draft(action, 'iptables');
  for (let i = 0; i < words.length - 1; i++) {
    const value = (words[i - 1] === '!' ? '!' : '') + (words[i + 1] ?? '');
    const word = words[i] ?? '';
    if (word === '-s') rule.source = value;
    else if (word === '-d') rule.destination = value;
    else if (word === '-i') rule.in = value;
    else if (word === '-o') rule.out = value;
    else if (word === '-p') rule.protocol = value;
    else if (word === '--dport' || word === '--dports') rule.port = value;
    else if (word === '--to-destination' || word === '--to-source') rule.to = value;
  }
  return rule;
}

/** Reads `nft -j list ruleset` (libnftables-json(5)). iptables-nft's own `xt` targets are left to iptables-save. */
export function parseNftNat(raw: unknown): NatRule[] {
  return asMaps(asMap(raw)['nftables']).flatMap((item) => readNftRule(asMaps(asMap(item['rule'])['expr'])));
}

/** One rule, or one for each entry of a map from ports to destinations. */
function readNftRule(expressions: readonly Readonly<Record<string, unknown>>[]): NatRule[] {
  const target = expressions.find((part) => 'masquerade' in part || 'dnat' in part || 'snat' in part);
  if (target === undefined) return [];
  const action = 'masquerade' in target ? 'masquerade' : 'dnat' in target ? 'dnat' : 'snat';
  const rule = draft(action, 'nft');
  const to = asMap(target[action]);
  const port = asText(to['port']);
  const address = asText(to['addr']);
  if (address !== null || port !== null) rule.to = `${address ?? ''}${port === null ? '' : `:${port}`}`;
  for (const part of expressions) if ('match' in part) readMatch(asMap(part['match']), rule);
  const { key, data } = asMap(asMap(to['addr'])['map']);
  const entries = asMap(data)['set'];
  if (!Array.isArray(entries)) return [rule];
  return entries.filter(Array.isArray).map(([value, destination]) => {
    const one = { ...rule, to: nftValue(destination) };
    readMatch({ left: key, right: value }, one);
    return one;
  });
}

function readMatch(match: Readonly<Record<string, unknown>>, rule: Draft): void {
  const value = (match['op'] === '!=' ? '!' : '') + nftValue(match['right']);
  const left = asMap(match['left']);
  const meta = asText(asMap(left['meta'])['key']);
  if (meta === 'oifname' || meta === 'oif') rule.out = value;
  else if (meta === 'iifname' || meta === 'iif') rule.in = value;
  else if (meta === 'l4proto') rule.protocol = value;
  const payload = asMap(left['payload']);
  const field = asText(payload['field']);
  if (field === 'saddr') rule.source = value;
  else if (field === 'daddr') rule.destination = value;
  else if (field === 'protocol' || field === 'nexthdr') rule.protocol = value;
  else if (field === 'dport') {
    rule.port = value;
    rule.protocol ??= asText(payload['protocol']);
  }
}

function nftValue(right: unknown): string {
  const plain = asText(right);
  if (plain !== null) return plain;
  const { prefix, set, concat } = asMap(right);
  if (Array.isArray(concat)) return concat.map(nftValue).join(':');
  const { addr, len } = asMap(prefix);
  if (prefix !== undefined) return `${asText(addr) ?? ''}/${asText(len) ?? ''}`;
  return Array.isArray(set) ? set.map(nftValue).join(',') : JSON.stringify(right);
}

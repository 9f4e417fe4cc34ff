import { asMap, asMaps, asNumber, asText, asTexts, type Loose } from '../looseJson.ts';
import type { Route, RoutingRule } from '../networkState.ts';

/** Reads `ip -j -d route show table all`: a route is one entry, or one for each of its next hops. */
export function parseRoutes(raw: unknown): Route[] {
  return asMaps(raw).flatMap((entry) => {
    const destination = asText(entry['dst']);
    if (destination === null) return [];
    const hops = asMaps(entry['nexthops']);
    const metrics = asMaps(entry['metrics']);
    return (hops.length > 0 ? hops : [entry]).map((hop) => ({
      type: asText(entry['type']) ?? 'unicast',
      destination,
      via: asText(hop['gateway']) ?? asText(asMap(hop['via'])['host']),
      dev: asText(hop['dev']),
      src: asText(entry['prefsrc']),
      table: asText(entry['table']) ?? 'main',
      protocol: asText(entry['protocol']) ?? '',
      metric: asNumber(entry['metric']) ?? 0,
      flags: [...new Set([...asTexts(entry['flags']), ...asTexts(hop['flags'])])],
      mtu: metrics.map((metric) => asNumber(metric['mtu'])).find((mtu) => mtu !== null) ?? null,
      ...(hops.length > 0 && { weight: asNumber(hop['weight']) ?? 1 }),
    }));
  });
}

/** Reads `ip -j rule show` with a `family` for each rule. */
export function parseRules(raw: unknown): RoutingRule[] {
  return asMaps(raw).flatMap((item) => {
    const priority = asNumber(item['priority']);
    if (priority === null) return [];
    const table = asText(item['table']);
    return [
      {
        family: item['family'] === 'inet6' ? 'inet6' : 'inet',
        priority,
        selector: selectorOf(item),
        action: actionOf(item, table),
        table,
      },
    ];
  });
}

function selectorOf(item: Loose): string {
  const number = (word: string, key: string): string => {
    const [one, start, end] = [key, `${key}_start`, `${key}_end`].map((name) => asText(item[name]));
    if (start !== null && start !== undefined) return `${word} ${start}-${end ?? start}`;
    return one === null || one === undefined ? '' : `${word} ${one}`;
  };
  const mask = asText(item['fwmask']);
  return [
    'not' in item ? 'not' : '',
    `from ${prefixOf(item, 'src') ?? 'all'}`,
    wordOf('to', prefixOf(item, 'dst')),
    number('tos', 'tos'),
    `${number('fwmark', 'fwmark')}${mask === null ? '' : `/${mask}`}`,
    number('iif', 'iif'),
    number('oif', 'oif'),
    number('uidrange', 'uid'),
    number('ipproto', 'ipproto'),
    number('sport', 'sport'),
    number('dport', 'dport'),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function prefixOf(item: Loose, key: 'src' | 'dst'): string | null {
  const address = asText(item[key]);
  const length = asNumber(item[`${key}len`]);
  return address === null || length === null ? address : `${address}/${length}`;
}

function wordOf(word: string, value: string | null): string {
  return value === null ? '' : `${word} ${value}`;
}

function actionOf(item: Loose, table: string | null): string {
  const suppressed = asNumber(item['suppress_prefixlength']) ?? asNumber(item['suppress_prefixlen']);
  if ('l3mdev' in item) return 'lookup [l3mdev-table]';
  if (table !== null)
    return `lookup ${table}${suppressed === null ? '' : ` suppress_prefixlength ${suppressed}`}`;
  const target = asNumber(item['goto']);
  if (target !== null) return `goto ${target}`;
  return 'nop' in item ? 'nop' : (asText(item['action']) ?? '');
}

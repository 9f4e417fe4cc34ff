import { asMap, asMaps, asNumber, asText, type Loose } from '../looseJson.ts';
import type { Qdisc, TrafficAction, TrafficFilter } from './traffic.ts';

/** Reads `tc -j -s qdisc show`. */
export function parseQdiscs(raw: unknown): Qdisc[] {
  return asMaps(raw).flatMap((item) => {
    const [dev, kind] = [asText(item['dev']), asText(item['kind'])];
    if (dev === null || kind === null) return [];
    const parent = item['root'] === true ? 'root' : (asText(item['parent']) ?? '');
    return [{ dev, kind, parent, options: asMap(item['options']), ...countersOf(item) }];
  });
}

/** Reads the filters that patchbay-state prints. */
export function parseFilters(raw: unknown): TrafficFilter[] {
  return asMaps(raw).flatMap((item) => {
    const [dev, kind] = [asText(item['dev']), asText(item['kind'])];
    if (dev === null || kind === null) return [];
    return [
      {
        dev,
        kind,
        side: item['side'] === 'ingress' ? 'ingress' : 'egress',
        protocol: asNumber(item['protocol']) ?? 0,
        preference: asNumber(item['pref']) ?? 0,
        program: asText(item['bpf_name']) ?? asText(item['prog']),
        actions: asMaps(item['actions']).map(parseAction),
      },
    ];
  });
}

function parseAction(item: Loose): TrafficAction {
  return {
    kind: asText(item['kind']) ?? '',
    verdict: asText(item['mirred_action']) ?? asText(item['control_action']),
    to: asText(item['to_dev']),
    ...countersOf(item),
  };
}

function countersOf(item: Loose): { packets: number; drops: number } {
  return { packets: asNumber(item['packets']) ?? 0, drops: asNumber(item['drops']) ?? 0 };
}

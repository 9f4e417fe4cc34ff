import type { Machine } from '../machine/machine.ts';
import { asMap, asMaps, asNumber, asText, type Loose } from '../state/looseJson.ts';
import { spaceName } from '../state/networkLocation.ts';
import type { Address, Link, NetworkNamespace, NetworkState } from '../state/networkState.ts';
import type { Qdisc } from '../state/tables/traffic.ts';
import { rebuildableSpaces } from './namespaceLocation.ts';
import { isMadeRoute } from './tables.ts';

/** A state with what iproute2 knows beside it, and what of that no command here builds. */
export interface CompletedState {
  readonly state: NetworkState;
  readonly left: readonly string[];
}

/** One JSON document; null for a program that failed. */
const READ = `
json() { local out; if out=$("$@" 2>/dev/null); then printf '%s' "\${out:-[]}"; else printf null; fi; }
printf '{"addr":%s,"route":%s,"route6":%s,"qdisc":%s}' "$(json ip -j -d addr show)" \\
  "$(json ip -j -d route show table all)" "$(json ip -6 -j -d route show table all)" "$(json tc -j qdisc show)"`;

/**
 * Reads what a script needs and the state does not have: broadcast addresses, labels and metrics of addresses, who may open
 * a tun interface, netem in full. Namespaces that could not be read are as they were, and in `left`.
 */
export async function completeState(
  machine: Pick<Machine, 'exec'>,
  state: NetworkState,
  signal?: AbortSignal,
): Promise<CompletedState> {
  const completed = new Map<NetworkNamespace, NetworkNamespace>();
  const left: string[] = [];
  for (const space of rebuildableSpaces(state)) {
    const { stdout } = await machine.exec(
      space.host,
      { script: READ },
      { netns: space.name ?? undefined, signal },
    );
    const label = spaceName(state, space);
    const printed = parse(stdout);
    if (printed === undefined)
      left.push(`broadcast addresses, owners of tun interfaces and details of netem and routes in ${label}`);
    else {
      completed.set(space, completeSpace(space, printed));
      left.push(...routeDetails(printed).map((words) => `${words} in ${label}`));
    }
  }
  const namespaces = state.namespaces.map((space) => completed.get(space) ?? space);
  return { state: { ...state, namespaces }, left };
}

/** Undefined where a part is missing. */
function parse(stdout: string): Loose | undefined {
  try {
    const printed = asMap(JSON.parse(stdout));
    const parts = [printed['addr'], printed['route'], printed['route6'], printed['qdisc']];
    return parts.every(Array.isArray) ? printed : undefined;
  } catch {
    return undefined;
  }
}

/** A namespace with what `ip -j -d addr` and `tc -j qdisc` print of it. */
export function completeSpace(space: NetworkNamespace, printed: Loose): NetworkNamespace {
  const links = asMaps(printed['addr']);
  const qdiscs = asMaps(printed['qdisc']);
  return {
    ...space,
    links: space.links.map((link) => {
      const item = links.find(({ ifindex }) => ifindex === link.index);
      return item === undefined ? link : completeLink(link, item);
    }),
    qdiscs: space.qdiscs.map((qdisc) => completeQdisc(qdisc, qdiscs)),
  };
}

function completeLink(link: Link, item: Loose): Link {
  const { user, group } = asMap(asMap(item['linkinfo'])['info_data']);
  const entries = asMaps(item['addr_info']);
  return {
    ...link,
    ...(link.kind === 'tun' && { details: { ...link.details, user, group } }),
    addresses: link.addresses.map((address): Address => {
      const entry = entries.find(
        ({ local, prefixlen }) => local === address.address && prefixlen === address.prefixLength,
      );
      const label = asText(entry?.['label']);
      return {
        ...address,
        broadcast: asText(entry?.['broadcast']),
        label: label === link.name ? null : label,
        metric: asNumber(entry?.['metric']),
      };
    }),
  };
}

function completeQdisc(qdisc: Qdisc, items: readonly Loose[]): Qdisc {
  if (qdisc.kind !== 'netem' || qdisc.parent !== 'root') return qdisc;
  const item = items.find(({ kind, dev, root }) => kind === 'netem' && dev === qdisc.dev && root === true);
  return item === undefined ? qdisc : { ...qdisc, options: asMap(item['options']) };
}

/** What a route may have and still be written whole; the last of them the kernel counts by itself. */
const WRITTEN = [
  'type dst gateway via dev table protocol scope prefsrc metric flags metrics nexthops weight',
  'error users age used expires',
].flatMap((keys) => keys.split(' '));

/** What of the routes that somebody made is not written, of `ip -j -d route show table all`. */
export function routeDetails(printed: Loose): string[] {
  const routes = [...asMaps(printed['route']), ...asMaps(printed['route6'])];
  return routes
    .filter((item) =>
      isMadeRoute({
        type: asText(item['type']) ?? 'unicast',
        table: asText(item['table']) ?? 'main',
        protocol: asText(item['protocol']) ?? '',
      }),
    )
    .flatMap((item) => {
      // What is inside (`dst`, `id`) is printed among the words of the route itself.
      if ('encap' in item) return ['the encap of a route'];
      const metrics = asMaps(item['metrics']).flatMap((metric) => Object.keys(metric));
      const own = [item, ...asMaps(item['nexthops'])].flatMap((part) =>
        Object.entries(part).filter(
          ([key, value]) => !WRITTEN.includes(key) && !(key === 'pref' && value === 'medium'),
        ),
      );
      const words = [...own.map(([key]) => key), ...metrics.filter((key) => key !== 'mtu')];
      return words.length === 0
        ? []
        : [`${[...new Set(words)].join(', ')} of the route to ${asText(item['dst']) ?? ''}`];
    });
}

import { shellQuote } from '../machine/shellQuote.ts';
import type { Address, NetworkNamespace, Route } from '../state/networkState.ts';
import type { PlacedLink } from './createLinks.ts';
import { toolIn } from './namespaceLocation.ts';

/** Protocols of routes that come by themselves. */
const BY_ITSELF = ['kernel', 'ra', 'redirect'];
const USUAL_RULES = [0, 32766, 32767];
/** ip(8): the metric of an IPv6 route where none is named. */
const IPV6_METRIC = 1024;

/** The addresses of a link, without those that it has by itself. */
export function addressesOf({ space, link }: PlacedLink): string[] {
  return link.addresses
    .filter((one) => !isOwn(link.name, one))
    .map(({ address, prefixLength, peer, scope, flags, family, broadcast, label, metric }) =>
      [
        `${toolIn(space)} addr add`,
        peer === null ? `${address}/${prefixLength}` : `${address} peer ${peer}/${prefixLength}`,
        broadcast == null ? '' : `broadcast ${broadcast}`,
        label == null ? '' : `label ${shellQuote(label)}`,
        `dev ${shellQuote(link.name)}`,
        scope === 'global' || scope === '' ? '' : `scope ${scope}`,
        metric == null ? '' : `metric ${metric}`,
        flags.includes('noprefixroute') ? 'noprefixroute' : '',
        family === 'inet6' ? 'nodad' : '',
      ]
        .filter((word) => word !== '')
        .join(' '),
    );
}

function isOwn(link: string, { address, family, scope, flags }: Address): boolean {
  return (
    (link === 'lo' && /^(127\.0\.0\.1|::1)$/.test(address)) ||
    (family === 'inet6' && scope === 'link') ||
    flags.includes('dynamic') ||
    flags.includes('temporary')
  );
}

/** The routes of a namespace that somebody made; `shown` says which links are built. */
export function routesOf(space: NetworkNamespace, shown: (dev: string) => boolean): string[] {
  const own = space.routes.filter(
    (route) => isMadeRoute(route) && (route.dev === null || route.type !== 'unicast' || shown(route.dev)),
  );
  const groups = new Map<string, Route[]>();
  for (const route of own) {
    const key = [isIpv6(route), route.type, route.destination, route.table, route.metric].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), route]);
  }
  // A route through a router needs the route to that router first.
  const ordered = [...groups.values()].sort((a, b) => Number(isVia(a)) - Number(isVia(b)));
  return ordered.map((hops) => routeCommand(space, hops));
}

/** Whether a route is one that somebody made. */
export function isMadeRoute({ table, protocol, type }: Pick<Route, 'table' | 'protocol' | 'type'>): boolean {
  return table !== 'local' && !BY_ITSELF.includes(protocol) && !isLoopbacks(type);
}

function isVia(hops: readonly Route[]): boolean {
  return hops.some(({ via }) => via !== null);
}

function isLoopbacks(type: string): boolean {
  return type === 'local' || type === 'broadcast' || type === 'anycast' || type === 'multicast';
}

function isIpv6({ destination, via, metric }: Route): boolean {
  return (
    destination.includes(':') || (destination === 'default' && (via?.includes(':') ?? metric === IPV6_METRIC))
  );
}

function routeCommand(space: NetworkNamespace, hops: readonly Route[]): string {
  const [first] = hops;
  if (first === undefined) return '';
  const six = isIpv6(first);
  const { type, destination, table, protocol, metric, src, mtu } = first;
  const words = [
    `${toolIn(space)}${six ? ' -6' : ''} route add`,
    type === 'unicast' ? destination : `${type} ${destination}`,
    ...(hops.length === 1 && type === 'unicast' ? [hopWords(first, six)] : []),
    table === 'main' ? '' : `table ${table}`,
    protocol === 'boot' || protocol === '' ? '' : `proto ${protocol}`,
    metric === (six ? IPV6_METRIC : 0) ? '' : `metric ${metric}`,
    src === null ? '' : `src ${src}`,
    mtu === null ? '' : `mtu ${mtu}`,
    ...(hops.length > 1 ? hops.map((hop) => `nexthop ${hopWords(hop, six)}`) : []),
  ];
  return words.filter((word) => word !== '').join(' ');
}

function hopWords({ via, dev, flags, weight = 1 }: Route, six: boolean): string {
  return [
    via === null ? '' : `via ${via.includes(':') && !six ? 'inet6 ' : ''}${via}`,
    dev === null ? '' : `dev ${shellQuote(dev)}`,
    flags.includes('onlink') ? 'onlink' : '',
    weight === 1 ? '' : `weight ${weight}`,
  ]
    .filter((word) => word !== '')
    .join(' ');
}

/** The rules that choose a routing table, and those of the kernel that are not there any more; ip-rule(8). */
export function rulesOf(space: NetworkNamespace): string[] {
  const hasVrf = space.links.some(({ kind }) => kind === 'vrf');
  const made = space.rules.filter(
    ({ priority, selector, action }) =>
      !(USUAL_RULES.includes(priority) && selector === 'from all') &&
      !(hasVrf && action === 'lookup [l3mdev-table]'),
  );
  const add = made.map(
    ({ family, priority, selector, action }) =>
      `${toolIn(space)}${family === 'inet6' ? ' -6' : ''} rule add priority ${priority} ${selector} ${action}`,
  );
  const gone = (['inet', 'inet6'] as const).flatMap((family) => {
    const there = space.rules.filter((rule) => rule.family === family).map(({ priority }) => priority);
    if (there.length === 0) return [];
    return USUAL_RULES.filter(
      (priority) => !there.includes(priority) && !(family === 'inet6' && priority === 32767),
    ).map((priority) => `${toolIn(space)}${family === 'inet6' ? ' -6' : ''} rule del priority ${priority}`);
  });
  return [...add, ...gone];
}

/** Neighbours that somebody entered, and those that a link answers for; ip-neighbour(8). */
export function neighboursOf({ space, link }: PlacedLink): string[] {
  const dev = `dev ${shellQuote(link.name)}`;
  return [
    ...space.neighbours.flatMap(({ address, dev: at, mac, state }) =>
      at === link.name && mac !== null && state.includes('PERMANENT')
        ? [`${toolIn(space)} neigh add ${address} lladdr ${mac} ${dev} nud permanent`]
        : [],
    ),
    ...space.proxies.flatMap(({ address, dev: at }) =>
      at === link.name ? [`${toolIn(space)} neigh add proxy ${address} ${dev}`] : [],
    ),
  ];
}

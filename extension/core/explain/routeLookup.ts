import { parsePrefix, prefixCovers } from '../state/ipPrefix.ts';
import { findLink, type NetworkNamespace, type Route } from '../state/networkState.ts';

/**
 * The route that the kernel would take by the tables `local` and `main`: the longest prefix whose link is up
 * (ip-route(8)). It ignores rules and other tables.
 */
export function lookUpRoute(space: NetworkNamespace, address: string): Route | null {
  const fitting = space.routes
    .filter(({ table }) => table === 'main' || table === 'local' || table === '254' || table === '255')
    .filter(({ dev }) => dev === null || findLink(space, dev)?.up !== false)
    .filter((route) => prefixCovers(prefixOf(route, address), address))
    .sort((one, other) => lengthOf(other, address) - lengthOf(one, address));
  return fitting[0] ?? null;
}

function prefixOf({ destination }: Route, address: string): string {
  return destination === 'default' ? (address.includes(':') ? '::/0' : '0.0.0.0/0') : destination;
}

function lengthOf(route: Route, address: string): number {
  return parsePrefix(prefixOf(route, address))?.length ?? 0;
}

/** Whether strict reverse path filtering (RFC 3704) drops what comes from `source` into `link`. */
export function isFilteredByReversePath(space: NetworkNamespace, link: string, source: string): boolean {
  if (source.includes(':')) return false;
  const of = (name: string): number => Number(space.sysctl[`net.ipv4.conf.${name}.rp_filter`] ?? 0);
  // The greater of `all` and the link's own counts (ip-sysctl); 1 is strict, 2 asks for any route.
  const mode = Math.max(of('all'), of(link));
  if (mode === 0) return false;
  const back = lookUpRoute(space, source);
  return mode === 1 ? back?.dev !== link : back === null;
}

import { covers, parsePrefix, type IpPrefix } from '../state/ipPrefix.ts';
import type { Route } from '../state/networkState.ts';

/** A part of a prefix whose packets all go one way. */
export interface RoutedPart {
  /** `10.9.128.0/17`, `default`. */
  readonly prefix: string;
  /** The route that is taken, with all its next hops; empty where there is none. */
  readonly routes: readonly Route[];
}

/** Narrower than this, a route beside the default one is meant for its own destination, and not to replace it. */
const LONGEST_HALF = 4;

interface Placed {
  readonly at: IpPrefix;
  readonly route: Route;
}

/** The prefix of a route's destination: `default` is 0.0.0.0/0. Null where it is none. */
export function destinationPrefix(destination: string): IpPrefix | null {
  return parsePrefix(destination === 'default' ? '0.0.0.0/0' : destination);
}

/**
 * How the packets to a prefix go by the routes of one table: the longest prefix first, then the smallest metric
 * (ip-route(8)). Routes wider than the prefix do not count, nor do narrower subnets of the namespace's own, which the
 * kernel added for an address; of `default`, only those that are meant to replace it (0.0.0.0/1).
 */
export function routesWithin(prefix: IpPrefix, table: readonly Route[]): RoutedPart[] {
  const longest = prefix.length === 0 ? LONGEST_HALF : prefix.width;
  const inside = table.flatMap((route): Placed[] => {
    // Only its gateway shows that a default route is IPv6's.
    const isV6 = route.destination.includes(':') || route.via?.includes(':') === true;
    const at = destinationPrefix(isV6 && route.destination === 'default' ? '::/0' : route.destination);
    if (at === null || at.length > longest || !covers(prefix, at)) return [];
    return at.length > prefix.length && route.protocol === 'kernel' ? [] : [{ at, route }];
  });
  return split(prefix, inside, []);
}

function split(prefix: IpPrefix, inside: readonly Placed[], inherited: readonly Route[]): RoutedPart[] {
  const here = inside.filter(({ at }) => at.length === prefix.length).map(({ route }) => route);
  const least = Math.min(...here.map(({ metric }) => metric));
  const routes = here.length > 0 ? here.filter(({ metric }) => metric === least) : inherited;
  const narrower = inside.filter(({ at }) => at.length > prefix.length);
  if (narrower.length === 0) return [{ prefix: prefixText(prefix), routes }];
  return halvesOf(prefix).flatMap((half) =>
    split(
      half,
      narrower.filter(({ at }) => covers(half, at)),
      routes,
    ),
  );
}

function halvesOf({ bits, length, width }: IpPrefix): IpPrefix[] {
  const base = (bits >> BigInt(width - length)) << BigInt(width - length);
  const upper = base | (1n << BigInt(width - length - 1));
  return [base, upper].map((half) => ({ bits: half, length: length + 1, width }));
}

function prefixText({ bits, length, width }: IpPrefix): string {
  if (length === 0) return 'default';
  const size = width === 32 ? 8 : 16;
  const parts = Array.from(
    { length: width / size },
    (_, i) => (bits >> BigInt(width - size * (i + 1))) & ((1n << BigInt(size)) - 1n),
  );
  const text = parts.map((part) => part.toString(width === 32 ? 10 : 16)).join(width === 32 ? '.' : ':');
  return length === width ? text : `${text}/${length}`;
}

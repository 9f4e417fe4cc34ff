import { covers, type IpPrefix } from '../state/ipPrefix.ts';
import type { NetworkNamespace, Route, RoutingRule } from '../state/networkState.ts';
import { destinationPrefix, routesWithin } from './routedParts.ts';

/** The table main's own rule (ip-rule(8)); what comes before it is asked first. */
const MAIN_PRIORITY = 32_766;

/**
 * The rule that takes a part of a prefix's packets past the table main, and not by a route that `fits`; undefined where
 * none does. Only rules for every sender count: others are for packets that a check does not speak of.
 */
export function overrulingRule(
  prefix: IpPrefix,
  { rules, routes }: Pick<NetworkNamespace, 'rules' | 'routes'>,
  fits: (route: Route) => boolean,
): RoutingRule | undefined {
  const family = prefix.width === 32 ? 'inet' : 'inet6';
  return rules.find((rule) => {
    const [all, to] = /^from all(?: to (\S+))?$/.exec(rule.selector) ?? [];
    if (all === undefined || rule.family !== family || rule.priority >= MAIN_PRIORITY) return false;
    // Beside the default route, what is for one network is meant for that.
    if (to !== undefined && prefix.length === 0) return false;
    const part = to === undefined ? prefix : overlap(prefix, destinationPrefix(to));
    if (part === null) return false;
    if (rule.table === null) return /^(prohibit|unreachable|blackhole)/.test(rule.action);
    if (rule.table === 'main' || rule.table === 'local') return false;
    return takenBy(
      part,
      routes.filter((route) => route.table === rule.table),
    ).some((route) => !fits(route));
  });
}

/** The routes of a table that packets to a part of the prefix take; the next rule is asked for what none takes. */
function takenBy(prefix: IpPrefix, table: readonly Route[]): Route[] {
  const counting = table.filter(({ type }) => type !== 'throw');
  const around = counting
    .flatMap((route) => {
      const at = destinationPrefix(route.destination);
      return at !== null && at.length < prefix.length && covers(at, prefix) ? [{ at, route }] : [];
    })
    .toSorted((a, b) => b.at.length - a.at.length || a.route.metric - b.route.metric);
  const inside = routesWithin(prefix, counting);
  const gaps = inside.some(({ routes }) => routes.length === 0);
  return [
    ...inside.flatMap(({ routes }) => routes),
    ...(gaps ? around.slice(0, 1).map(({ route }) => route) : []),
  ];
}

function overlap(one: IpPrefix, other: IpPrefix | null): IpPrefix | null {
  if (other === null || one.width !== other.width) return null;
  if (covers(one, other)) return other;
  return covers(other, one) ? one : null;
}

import { phrases, say } from '../../../language/say.ts';
import { sameAddress, parsePrefix } from '../../../state/ipPrefix.ts';
import { overrulingRule } from '../../../reach/overruled.ts';
import { destinationPrefix, routesWithin, type RoutedPart } from '../../../reach/routedParts.ts';
import type { Route } from '../../../state/networkState.ts';
import { inNamespace, presence } from '../../inNamespace.ts';
import { z } from 'zod';
import { nameField, textField } from '../../commonFields.ts';
import { defineCheck, type FieldsOf } from '../../defineCheck.ts';

const schema = {
  route: nameField.describe('The destination: a prefix, or `default`.'),
  via: nameField.optional().describe('The gateway.'),
  dev: nameField.optional().describe('The outgoing link.'),
  src: nameField.optional().describe('The preferred source address.'),
  table: textField.optional().describe('The table. Default: main.'),
  absent: z.boolean().optional().describe('True: there must be no such route.'),
};

type RouteCheck = FieldsOf<typeof schema>;

const describeFields = (
  route: { route: string } & Partial<Record<'via' | 'dev' | 'src', string | null | undefined>>,
): string =>
  ['via', 'dev', 'src'].reduce((text, key) => {
    const value = route[key as 'via' | 'dev' | 'src'];
    return value === undefined || value === null ? text : `${text} ${key} ${value}`;
  }, route.route);

const describeRoute = (check: RouteCheck): string =>
  phrases([
    check.absent === true
      ? say('no route {route}', { route: describeFields(check) })
      : say('a route {route}', { route: describeFields(check) }),
    check.table !== undefined && say('in table {table}', { table: check.table }),
  ]);

function sameDestination(want: string, have: string): boolean {
  if (want === 'default' || have === 'default') {
    const any = ['default', '0.0.0.0/0', '::/0'];
    return want === have || (any.includes(want) && any.includes(have));
  }
  return sameAddress(want, have) && parsePrefix(want)?.length === parsePrefix(have)?.length;
}

const wordsOf = (route: Route): string =>
  describeFields({
    route: route.type === 'unicast' ? route.destination : `${route.type} ${route.destination}`,
    via: route.via,
    dev: route.dev,
    src: route.src,
  });

function gapWords({ prefix, routes }: RoutedPart): string {
  const other = routes[0];
  return other === undefined
    ? say('there is none for {prefix}', { prefix })
    : say('another route is preferred for {prefix}: {route}', { prefix, route: wordsOf(other) });
}

/**
 * A route: a destination prefix, an address, or `default`. The table is `main` unless said. All of the prefix must go
 * this way: by one route or by narrower ones, and no other route, and no rule for every sender, may take a part of it away. See
 * ip-route(8), ip-rule(8).
 */
export const routeCheck = defineCheck({
  name: 'route',
  schema,
  example: 'route: default\nnetns: red\nvia: 192.168.3.1',
  reads: 'state',
  parts: ['namespaces', 'routes'],
  describe: describeRoute,
  evaluate: (check, view) =>
    inNamespace(check, view, describeRoute(check), (space, place) => {
      const table = space.routes.filter((route) => route.table === (check.table ?? 'main'));
      const same = table.filter((route) => sameDestination(check.route, route.destination));
      const fits = (route: Route): boolean =>
        // `unreachable`, `blackhole` and `prohibit` lead nowhere.
        (route.type === 'unicast' || check.absent === true) &&
        (check.via === undefined || (route.via !== null && sameAddress(check.via, route.via))) &&
        (check.dev === undefined || check.dev === route.dev) &&
        (check.src === undefined || (route.src !== null && sameAddress(check.src, route.src)));
      const found = same.find(fits);
      const near = same[0];
      const missing =
        near === undefined
          ? say('no route {route} on {place}', { route: check.route, place })
          : say('the route is {route}', { route: wordsOf(near) });
      const seen = found === undefined ? missing : say('the route is {route}', { route: wordsOf(found) });
      const prefix = destinationPrefix(check.route);
      if (check.absent !== true && prefix !== null) {
        const parts = routesWithin(prefix, table);
        // Where the check names no way, the route itself does.
        const agrees = (route: Route): boolean =>
          fits(route) && (found === undefined || (route.dev === found.dev && route.via === found.via));
        const bad = parts.find(({ routes }) => routes.length === 0 || !routes.every(agrees));
        const wanted = describeRoute(check);
        const rule = check.table === undefined ? overrulingRule(prefix, space, agrees) : undefined;
        if (bad === undefined && rule !== undefined) {
          const words = `${rule.selector} ${rule.action}`;
          return {
            status: 'fail',
            wanted,
            seen: say('{seen}, but a routing rule comes first: {words}', { seen, words }),
          };
        }
        if (bad === undefined) {
          const ways = [...new Set(parts.flatMap(({ routes }) => routes.map(wordsOf)))];
          return { status: 'pass', wanted, seen: say('the route is {route}', { route: ways.join(', ') }) };
        }
        if (found === undefined && near !== undefined) return { status: 'fail', wanted, seen: missing };
        if (parts.length > 1 || found !== undefined)
          return { status: 'fail', wanted, seen: say('{seen}, but {gap}', { seen, gap: gapWords(bad) }) };
      }
      return presence(found !== undefined, check.absent, { wanted: describeRoute(check), seen, missing });
    }),
});

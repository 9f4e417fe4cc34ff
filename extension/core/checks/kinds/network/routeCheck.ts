import { sameAddress, parsePrefix } from '../../../state/ipPrefix.ts';
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
  `${check.absent === true ? 'no route' : 'a route'} ${describeFields(check)}${check.table === undefined ? '' : ` in table ${check.table}`}`;

function sameDestination(want: string, have: string): boolean {
  if (want === 'default' || have === 'default') {
    const any = ['default', '0.0.0.0/0', '::/0'];
    return want === have || (any.includes(want) && any.includes(have));
  }
  return sameAddress(want, have) && parsePrefix(want)?.length === parsePrefix(have)?.length;
}

const wordsOf = (route: Route): string =>
  describeFields({ route: route.destination, via: route.via, dev: route.dev, src: route.src });

/** A route: a destination prefix, an address, or `default`. The table is `main` unless said. See ip-route(8). */
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
      const found = same.find(
        (route) =>
          (check.via === undefined || (route.via !== null && sameAddress(check.via, route.via))) &&
          (check.dev === undefined || check.dev === route.dev) &&
          (check.src === undefined || (route.src !== null && sameAddress(check.src, route.src))),
      );
      const near = same[0];
      const missing =
        near === undefined ? `no route ${check.route} on ${place}` : `the route is ${wordsOf(near)}`;
      const seen = found === undefined ? missing : `the route is ${wordsOf(found)}`;
      return presence(found !== undefined, check.absent, { wanted: describeRoute(check), seen, missing });
    }),
});

import { parsePrefix, prefixCovers, sameAddress } from '../state/ipPrefix.ts';
import { linkLabel, spaceLabel } from '../state/networkLocation.ts';
import type { Link, NetworkNamespace, NetworkState, Route } from '../state/networkState.ts';
import { linkSetting } from '../state/tables/linkSetting.ts';
import { nodeId } from '../topology/topologyIds.ts';
import { commandIn, terminalHost, type Finding } from './finding.ts';
import { findSegments, firstOfEach } from './segments.ts';
import { say } from '../language/say.ts';

/** A route over a NIC that is plugged into nothing, or whose far end is down. */
export function routesWithoutCarrier(state: NetworkState): Finding[] {
  return firstOfEach(state.namespaces).flatMap((space) =>
    space.links.flatMap((link): Finding[] => {
      const route = space.routes.find(
        ({ dev, table, type, destination }) =>
          dev === link.name && type === 'unicast' && table !== 'local' && !/^f[ef]/.test(destination),
      );
      if (!route || !link.up || link.carrier) return [];
      return [
        {
          code: 'route-without-carrier',
          where: linkLabel(state, space, link.name),
          node: nodeId(space, link.name),
          what: say('The route to {destination} goes through {link}, which is up but has no carrier.', {
            destination: route.destination,
            link: link.name,
          }),
          why: say(
            'The kernel keeps such a route and uses it, unless ignore_routes_with_linkdown is set: nothing arrives at the other end.',
          ),
          command: commandIn(space, 'ip', `route show dev ${link.name}`),
          host: terminalHost(space),
        },
      ];
    }),
  );
}

/** A namespace that others name as their gateway, and that does not forward. */
export function idleRouters(state: NetworkState): Finding[] {
  const spaces = firstOfEach(state.namespaces);
  const found = new Map<string, Finding>();
  for (const user of spaces) {
    for (const { via, type, destination } of user.routes) {
      if (via === null || type !== 'unicast' || /^fe80/i.test(via)) continue;
      const owners = spaces.filter((space) => linkWith(space, via) !== undefined);
      const [router] = owners;
      const link = router && linkWith(router, via);
      // Of two that have the address nobody knows which is meant.
      if (owners.length !== 1 || !router || router === user || !link) continue;
      // What comes in for ipvlan's children goes to them before it could be forwarded (L3 modes).
      if (carriesIpvlan(spaces, router, link)) continue;
      const family = via.includes(':') ? 'ipv6' : 'ipv4';
      if (linkSetting(router, family, link.name, 'forwarding') !== '0') continue;
      const key =
        family === 'ipv4' ? `net.ipv4.conf.${link.name}.forwarding` : 'net.ipv6.conf.all.forwarding';
      found.set(`${router.inode} ${link.name} ${family}`, {
        code: 'router-does-not-forward',
        where: linkLabel(state, router, link.name),
        node: nodeId(router, link.name),
        what: say(
          '{user} sends packets for {destination} to {via}, but {router} does not forward packets that come in at {link}.',
          {
            user: spaceLabel(state, user),
            destination,
            via,
            router: spaceLabel(state, router),
            link: link.name,
          },
        ),
        why: say(
          'It drops packets for addresses that are not its own. Turn forwarding on (sysctl -w net.ipv4.ip_forward=1, or net.ipv6.conf.all.forwarding=1).',
        ),
        command: commandIn(router, 'sysctl', key),
        host: terminalHost(router),
      });
    }
  }
  return [...found.values()];
}

function carriesIpvlan(
  spaces: readonly NetworkNamespace[],
  { inode }: NetworkNamespace,
  { name }: Link,
): boolean {
  return spaces.some(({ links }) =>
    links.some(({ kind, below }) => kind === 'ipvlan' && below?.inode === inode && below.name === name),
  );
}

function linkWith(space: NetworkNamespace, address: string): Link | undefined {
  return space.links.find(({ addresses }) => addresses.some((own) => sameAddress(own.address, address)));
}

/** Strict reverse path filters (RFC 3704) at a NIC where somebody sends who is answered by another NIC. */
export function filteredSources(state: NetworkState): Finding[] {
  const segments = findSegments(state);
  return segments.flatMap((ends) =>
    ends.flatMap(({ space, link }): Finding[] => {
      const all = space.sysctl['net.ipv4.conf.all.rp_filter'] ?? '0';
      const own = linkSetting(space, 'ipv4', link.name, 'rp_filter');
      // The larger of both counts (ip-sysctl.rst).
      if (Math.max(Number(all), Number(own)) !== 1 || link.master !== null) return [];
      // Rules may choose another table, which is not looked up here.
      if (space.rules.filter(({ family }) => family === 'inet').length > 3) return [];
      for (const other of ends) {
        if (other.space === space) continue;
        for (const { address, family } of other.link.addresses) {
          const route = family === 'inet' ? bestRoute(space, address) : undefined;
          if (!route || route.dev === link.name || route.dev === null) continue;
          return [
            {
              code: 'reverse-path-filter',
              where: linkLabel(state, space, link.name),
              node: nodeId(space, link.name),
              what: say(
                '{address} ({place}) is a neighbour at {link}, but the route back to it goes through {dev}, and {link} checks the route back (rp_filter 1).',
                {
                  address,
                  place: linkLabel(state, other.space, other.link.name),
                  link: link.name,
                  dev: route.dev,
                },
              ),
              why: say(
                'The kernel drops its packets on arrival, and counts them in IPReversePathFilter. Set rp_filter to 2 or 0 there, or use the same path in both directions.',
              ),
              command: commandIn(space, 'ip', `route get ${address}`),
              host: terminalHost(space),
            },
          ];
        }
      }
      return [];
    }),
  );
}

/** The route of the table main with the longest prefix, and of equal ones with the lowest metric. */
function bestRoute({ routes }: NetworkNamespace, address: string): Route | undefined {
  const lengthOf = ({ destination }: Route): number =>
    destination === 'default' ? 0 : (parsePrefix(destination)?.length ?? 0);
  return routes
    .filter(({ table, type, dev }) => table === 'main' && type === 'unicast' && dev !== null)
    .filter(({ destination }) => destination === 'default' || prefixCovers(destination, address))
    .sort((a, b) => lengthOf(b) - lengthOf(a) || a.metric - b.metric)[0];
}

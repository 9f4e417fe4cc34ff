import { asMap, asText } from '../../state/looseJson.ts';
import { spaceLabel } from '../../state/networkLocation.ts';
import type { Link, NetworkNamespace, NetworkState } from '../../state/networkState.ts';
import type { Ip } from '../../capture/packet.ts';
import type { Ask } from './ask.ts';
import { parseJson } from './linkDetails.ts';
import type { Evidence } from '../explanation.ts';

/** What the kernel of a namespace would do with a packet: it is asked, with `ip route get` (ip-route(8)). */
export interface RouteAnswer {
  /** Null where it gives no route. */
  readonly dev: string | null;
  readonly via: string | null;
  /** `unicast`, `local`, `broadcast`… */
  readonly type: string;
  readonly table: string | null;
  /** `Network is unreachable`; null where it gives one. */
  readonly error: string | null;
  /** As evidence: the command, and what came. */
  readonly evidence: Evidence;
}

export interface RouteQuestion {
  readonly to: string;
  /** Absent: chosen by the route. */
  readonly from?: string | undefined;
  /** Where it came in; absent for what the namespace sends itself. */
  readonly iif?: string | undefined;
  /** Looked up in that VRF; absent: in none. */
  readonly vrf?: string | undefined;
  readonly mark?: number | undefined;
}

/** The route of a packet; null where the kernel was not asked, or could not answer. */
export function askRoute(
  state: NetworkState,
  ask: Ask,
  space: NetworkNamespace,
  { to, from, iif, vrf, mark }: RouteQuestion,
): RouteAnswer | null {
  const words = [
    ...(isSix(to) ? ['-6'] : []),
    ...['-j', 'route', 'get', to],
    ...(from === undefined ? [] : ['from', from]),
    ...(iif === undefined ? [] : ['iif', iif]),
    ...(vrf === undefined ? [] : ['vrf', vrf]),
    ...(mark === undefined ? [] : ['mark', String(mark)]),
  ];
  const said = ask(space, ['ip', ...words]);
  if (said === null) return null;
  const shown = `ip ${words.filter((word) => word !== '-j').join(' ')}`;
  const evidence = (shows: string): Evidence => ({
    kind: 'route',
    where: spaceLabel(state, space),
    shows: `${shown}: ${shows}`,
  });
  const error =
    /^RTNETLINK answers: (.+)$/m.exec(said.text)?.[1] ?? /^Error: (.+?)\.?$/m.exec(said.text)?.[1];
  if (error !== undefined)
    return { dev: null, via: null, type: '', table: null, error, evidence: evidence(error) };
  const route = firstOf(said.text);
  if (route === null) return null;
  const answer = {
    dev: asText(route['dev']),
    via: asText(route['gateway']) ?? asText(asMap(route['via'])['host']),
    type: asText(route['type']) ?? 'unicast',
    table: asText(route['table']),
  };
  const told = [
    answer.type === 'unicast' ? '' : answer.type,
    answer.via === null ? '' : `via ${answer.via}`,
    answer.dev === null ? '' : `dev ${answer.dev}`,
    answer.table === null ? '' : `table ${answer.table}`,
  ].filter((word) => word !== '');
  return { ...answer, error: null, evidence: evidence(told.join(' ')) };
}

function firstOf(text: string): ReturnType<typeof asMap> | null {
  const all = parseJson(text);
  return Array.isArray(all) && all.length > 0 ? asMap(all[0]) : null;
}

/** The route of a packet that came in at a link, and the addresses that it has. */
export function routeOfPacket(
  state: NetworkState,
  ask: Ask,
  space: NetworkNamespace,
  link: Link,
  ip: Ip,
): RouteAnswer | null {
  return askRoute(state, ask, space, { to: ip.destination, from: ip.source, iif: link.name });
}

/** A kernel setting of a namespace, by its name with dots or slashes; null where it was not asked, or is not there. */
export function askSysctl(ask: Ask, space: NetworkNamespace, name: string): string | null {
  const known = space.sysctl[name];
  if (known !== undefined) return known;
  // A VLAN's link has a dot in its name: only the path is clear (sysctl(8)).
  const said = ask(space, ['cat', `/proc/sys/${name.replaceAll('.', '/').replaceAll('\0', '.')}`]);
  return said?.exitCode === 0 ? said.text.trim() : null;
}

/** A setting of one link: `net.ipv4.conf.eth0.forwarding`. */
export function askLinkSysctl(
  ask: Ask,
  space: NetworkNamespace,
  family: 'ipv4' | 'ipv6',
  link: string,
  name: string,
): string | null {
  return (
    space.sysctl[`net.${family}.conf.${link}.${name}`] ??
    askSysctl(ask, space, `net.${family}.conf.${link.replaceAll('.', '\0')}.${name}`)
  );
}

export function isSix(address: string): boolean {
  return address.includes(':');
}

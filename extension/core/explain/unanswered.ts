import { hasAddress, spaceLabel } from '../state/networkLocation.ts';
import { innermost, type Ip } from '../capture/packet.ts';
import { because, unproven, type Evidence, type Explanation } from './explanation.ts';
import type { NetworkState } from '../state/networkState.ts';
import { destinationOf } from './delivery.ts';
import { evidenceOf, type LastSeen, type LinkLocation } from './known.ts';
import { notInUse } from './owner/unreachable.ts';
import { vrfOf } from '../state/linkMasters.ts';
import { askLinkSysctl, askRoute, askSysctl, isSix, type RouteAnswer } from './questions/routeLookup.ts';
import { say } from '../language/say.ts';

/** It reached its destination, and no reply was seen. */
export function whyUnanswered(last: LastSeen): Explanation {
  const { known, state, space } = last;
  const { network } = innermost(last.sighting.packet);
  const here = spaceLabel(state, space);
  const wanted = destinationOf(innermost(last.sighting.packet));
  const owner = space.links.find(({ addresses }) => addresses.some(({ address }) => address === wanted));
  const unused = owner && wanted !== null ? notInUse(state, { space, link: owner }, wanted) : null;
  if (unused !== null) return unused;
  if (network.kind === 'arp') return arpUnanswered(last, network.sender, network.target, here);
  if (network.kind !== 'ip') return unproven([]);
  const { source, destination, transport, version } = network;
  if (transport.kind === 'icmp' && (transport.type === 8 || transport.type === 128)) {
    const name = version === 4 ? 'net.ipv4.icmp_echo_ignore_all' : 'net.ipv6.icmp.echo_ignore_all';
    const value = askSysctl(known.ask, space, name);
    if (value !== null && value !== '0')
      return because(
        say('{here} ignores pings ({name} is {value})', { here, name, value }),
        evidenceOf('sysctl', state, space, `${name} = ${value}`),
      );
  }
  const refused = refusedThere(last, source, destination, here);
  if (refused !== null) return refused;
  const filtered = reversePath(last, source, here);
  if (filtered !== null) return filtered;
  if (source.startsWith('fe80:')) return unproven([say('{here} has {destination}', { here, destination })]);
  const back = routeOfReply(last, network);
  if (back === null)
    return unproven(
      [say('{here} has {destination}', { here, destination })],
      [say('its route back to {source}', { source })],
    );
  if (back.error !== null)
    return because(
      say('{here} has no route back to {source}: {error}', { here, source, error: back.error }),
      back.evidence,
    );
  if (back.type !== 'unicast')
    return because(
      say('the route of {here} back to {source} is {type}', { here, source, type: back.type }),
      back.evidence,
    );
  return unproven([
    say('{here} has {destination}', { here, destination }),
    say('its route back: {shows}', { shows: back.evidence.shows }),
  ]);
}

/** The way that a reply to this packet would go from where it arrived; null where the kernel was not asked. */
export function routeOfReply(
  { known, state, space, link }: LastSeen,
  { source, destination }: Pick<Ip, 'source' | 'destination'>,
): RouteAnswer | null {
  const from = hasAddress(space, destination) ? destination : undefined;
  return askRoute(state, known.ask, space, { to: source, from, vrf: vrfOf(space, link)?.name });
}

/** What the routing code refuses there, by both addresses and the link: it is asked (`ip route get … from … iif …`). */
function refusedThere(
  { known, state, space, link }: LastSeen,
  from: string,
  to: string,
  here: string,
): Explanation | null {
  if (isSix(to) || link.kind === 'vrf' || link.name === 'lo') return null;
  const route = askRoute(state, known.ask, space, { to, from, iif: link.name });
  return route?.error == null
    ? null
    : refusedSource(state, { space, link }, { from, here, error: route.error, evidence: route.evidence });
}

/**
 * Errors of the routing code about where a packet comes from (fib_validate_source in net/ipv4/fib_frontend.c): EXDEV where
 * rp_filter drops it, EINVAL where the source is the host's own.
 */
export function refusedSource(
  state: NetworkState,
  { space, link }: LinkLocation,
  said: {
    readonly from: string;
    readonly here: string;
    readonly error: string;
    readonly evidence: Evidence;
  },
): Explanation | null {
  const { from, here, error, evidence } = said;
  if (error === 'Invalid cross-device link')
    return because(
      say('{here} drops it by rp_filter: its route back to {from} does not go out of {name}', {
        here,
        from,
        name: link.name,
      }),
      evidence,
    );
  if (error === 'Invalid argument' && hasAddress(space, from))
    return because(
      say('{here} has {from} itself, and drops packets from its own address that come in from outside', {
        here,
        from,
      }),
      evidence,
      evidenceOf('address', state, space, say('has {from}', { from })),
    );
  return null;
}

/** The routing code answers ARP too, so rp_filter applies to it (arp_process in net/ipv4/arp.c). */
function arpUnanswered(last: LastSeen, sender: string, target: string, here: string): Explanation {
  const { known, space, link } = last;
  const refused = refusedThere(last, sender, target, here);
  if (refused !== null) return refused;
  const filtered = reversePath(last, sender, here);
  if (filtered !== null) return filtered;
  const ignore = askLinkSysctl(known.ask, space, 'ipv4', link.name, 'arp_ignore');
  const all = askLinkSysctl(known.ask, space, 'ipv4', 'all', 'arp_ignore');
  const value = Math.max(Number(ignore ?? 0), Number(all ?? 0));
  if (value > 0) {
    const shown = Number(all ?? 0) >= Number(ignore ?? 0) ? 'all' : link.name;
    return unproven(
      [say('{here} has the address', { here })],
      [
        say('whether {setting} keeps it from answering there', {
          setting: `net.ipv4.conf.${shown}.arp_ignore = ${value}`,
        }),
      ],
    );
  }
  return unproven([say('{here} has the address, and rp_filter does not apply', { here })]);
}

/** Reverse path filtering (RFC 3704): the greater of `all` and the link's own counts; 1 is strict, 2 asks for any route. */
function reversePath(last: LastSeen, source: string, here: string): Explanation | null {
  const { known, state, space, link } = last;
  if (source.includes(':')) return null;
  const names = ['all', link.name];
  const modes = names.map((name) => Number(space.sysctl[`net.ipv4.conf.${name}.rp_filter`] ?? 0));
  const mode = Math.max(...modes);
  // The kernel tells of each such drop of an IP packet (IP_RPFILTER): where it is heard, the tables need not be read.
  const isHeard = known.dropsUnheard === null && last.sighting.packet.network.kind === 'ip';
  if (mode === 0 || isHeard) return null;
  const route = askRoute(state, known.ask, space, { to: source, vrf: vrfOf(last.space, last.link)?.name });
  if (route === null) return null;
  const drops = mode === 1 ? route.dev !== link.name : route.error !== null;
  if (!drops) return null;
  const name = names[modes.indexOf(mode)] ?? 'all';
  return because(
    say('{here} drops it by rp_filter: its route back to {source} does not go out of {name}', {
      here,
      source,
      name: link.name,
    }),
    evidenceOf('sysctl', state, space, `net.ipv4.conf.${name}.rp_filter = ${mode}`),
    route.evidence,
  );
}

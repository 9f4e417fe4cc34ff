import type { Link } from '../state/networkState.ts';
import { innermost, type Ip } from '../capture/packet.ts';
import { SERVICE_TAG } from '../capture/packetText.ts';
import { hasAddress, linkLabel, spaceLabel } from '../state/networkLocation.ts';
import { vrfOf } from '../state/linkMasters.ts';
import { because, unproven, type Evidence, type Explanation } from './explanation.ts';
import { evidenceOf, idleText, linkEvidence, type LastSeen } from './known.ts';
import { prefixCovers } from '../state/ipPrefix.ts';
import { askLinkSysctl, isSix, routeOfPacket } from './questions/routeLookup.ts';
import { destinationOf } from './delivery.ts';
import { refusedSource, whyUnanswered } from './unanswered.ts';
import { say } from '../language/say.ts';

/** A NIC received it, and its host neither accepted nor forwarded it. */
export function lostAtHost(last: LastSeen): Explanation {
  const { state, space, link, sighting } = last;
  const { network, tags, ethernet } = sighting.packet;
  const here = spaceLabel(state, space);
  const tag = tags.find((id) => id !== 0);
  if (tag !== undefined) return atTag(last, tag);
  if (sighting.otherHost) {
    return because(
      say('the frame is for {destination}, and {place} has {mac}', {
        destination: ethernet?.destination ?? '?',
        place: linkLabel(state, space, link.name),
        mac: link.mac ?? say('no MAC'),
      }),
      linkEvidence(state, space, link, `MAC ${link.mac ?? 'none'}`),
    );
  }
  const wanted = destinationOf(innermost(sighting.packet));
  if (wanted === null || (network.kind !== 'ip' && network.kind !== 'arp')) return unproven([]);
  if (hasAddress(space, wanted)) return whyUnanswered(last);
  const asksForMac = network.kind === 'arp' || network.destination !== wanted;
  if (asksForMac)
    return because(
      say('{here} does not have {wanted}', { here, wanted }),
      evidenceOf('address', state, space, say('no link has {wanted}', { wanted })),
    );
  if (isForMany(wanted))
    return unproven([], [say('whether a program of {here} listens to {wanted}', { here, wanted })]);
  return insideIpvlan(last, wanted, here) ?? notForwarded(last, network, here);
}

/** A multicast address, or the broadcast to all. */
function isForMany(address: string): boolean {
  const [first = 0] = address.split('.').map(Number);
  return address.startsWith('ff') || (first >= 224 && first < 240) || address === '255.255.255.255';
}

function atTag({ state, space, link, sighting }: LastSeen, tag: number): Explanation {
  const protocol = sighting.packet.tagType === SERVICE_TAG ? '802.1ad' : '802.1Q';
  const sub = state.namespaces
    .flatMap((other) => other.links.map((candidate) => ({ other, candidate })))
    .find(
      ({ candidate: { kind, below, details } }) =>
        kind === 'vlan' &&
        details['id'] === tag &&
        (details['protocol'] ?? '802.1Q') === protocol &&
        below?.inode === space.inode &&
        below.index === link.index,
    );
  if (sub === undefined)
    return because(
      protocol === '802.1ad'
        ? say('{name} has no sub-interface for VLAN {tag} of 802.1ad', { name: link.name, tag })
        : say('{name} has no sub-interface for VLAN {tag}', { name: link.name, tag }),
      linkEvidence(state, space, link, say('it has no VLAN link with id {tag}', { tag })),
    );
  const { other, candidate } = sub;
  if (!candidate.up)
    return because(
      say('{place}, the sub-interface of {name} for VLAN {tag}, is down', {
        place: linkLabel(state, other, candidate.name),
        name: link.name,
        tag,
      }),
      linkEvidence(state, other, candidate, say('down')),
    );
  return unproven([
    say('{place}, the sub-interface for VLAN {tag}, is up', {
      place: linkLabel(state, other, candidate.name),
      tag,
    }),
  ]);
}

/** In mode l3s, packets for a child pass the parent's IP layer, where captures don't show them (ip-link(8)). */
function insideIpvlan({ state, space, link }: LastSeen, address: string, here: string): Explanation | null {
  const isOn = ({ kind, below, details }: Link): boolean =>
    kind === 'ipvlan' &&
    details['mode'] === 'l3s' &&
    below?.inode === space.inode &&
    below.index === link.index;
  const owner = state.namespaces.find(({ links }) =>
    links.some((child) => isOn(child) && child.addresses.some((own) => own.address === address)),
  );
  if (!owner) return null;
  return unproven(
    [],
    [
      say(
        "{place} gets it through {here}'s hooks prerouting and input (ipvlan, l3s), where no capture shows it",
        { place: spaceLabel(state, owner), here },
      ),
    ],
  );
}

function notForwarded(last: LastSeen, ip: Ip, here: string): Explanation {
  const { state, known, space, link } = last;
  const off = forwardingOff(last, ip, here);
  if (off !== null) return off;
  if (ip.ttl <= 1)
    return because(
      say('its TTL has run out on {here}', { here }),
      evidenceOf('packet', state, space, `TTL ${ip.ttl}`),
    );
  const route = routeOfPacket(state, known.ask, space, link, ip);
  if (route === null)
    return unproven([], [say('the route of {here} to {destination}', { here, destination: ip.destination })]);
  if (route.error !== null) return withoutRoute(last, ip, here, route.error, route.evidence);
  if (route.type !== 'unicast' && route.type !== 'local')
    return because(
      say('the route of {here} to {destination} is {type}', {
        here,
        destination: ip.destination,
        type: route.type,
      }),
      route.evidence,
    );
  const out = space.links.find(({ name }) => name === route.dev);
  const looked = [
    say('{here} forwards', { here }),
    say('its route: {shows}', { shows: route.evidence.shows }),
  ];
  if (!out) return unproven(looked);
  const idle = idleText(out);
  if (idle !== null)
    return because(
      say('{here} routes it out of {name}, which is {idle}', { here, name: out.name, idle }),
      route.evidence,
      linkEvidence(state, space, out, idle),
    );
  if (ip.length > out.mtu && ip.dontFragment) {
    return because(
      say('it has {count} bytes and must not be fragmented, but {name} takes at most {mtu} (MTU)', {
        count: ip.length,
        name: out.name,
        mtu: out.mtu,
      }),
      route.evidence,
      linkEvidence(state, space, out, `mtu ${out.mtu}`),
    );
  }
  return unproven([...looked, say('{name} is up', { name: out.name })]);
}

/** Forwarding is a setting of the link where a packet comes in (ip-sysctl). */
function forwardingOff({ state, known, space, link }: LastSeen, ip: Ip, here: string): Explanation | null {
  const all = ip.version === 4 ? 'net.ipv4.ip_forward' : 'net.ipv6.conf.all.forwarding';
  const family = ip.version === 4 ? 'ipv4' : 'ipv6';
  const own = askLinkSysctl(known.ask, space, family, link.name, 'forwarding');
  const name = `net.${family}.conf.${link.name}.forwarding`;
  if (own === '0' && space.sysctl[all] !== '0')
    return because(
      say(
        '{here} does not have {destination}, and does not forward what comes in at {name} ({setting} is 0)',
        {
          here,
          destination: ip.destination,
          name: link.name,
          setting: name,
        },
      ),
      evidenceOf('sysctl', state, space, `${name} = 0`),
    );
  if (space.sysctl[all] !== '0' || own === '1') return null;
  return because(
    say('{here} does not have {destination} and does not forward ({all} is 0)', {
      here,
      destination: ip.destination,
      all,
    }),
    evidenceOf('sysctl', state, space, `${all} = 0`),
  );
}

/** The kernel gives no route for a packet that comes in there. */
function withoutRoute(last: LastSeen, ip: Ip, here: string, error: string, evidence: Evidence): Explanation {
  const { state, space, link } = last;
  const vrf = vrfOf(space, link);
  const inside = vrf ? say(' in VRF {name}', { name: vrf.name }) : '';
  const refused = refusedSource(state, { space, link }, { from: ip.source, here, error, evidence });
  if (refused !== null) return refused;
  const table = refusingType(last, ip, error);
  return because(
    table === null
      ? say('{here} has no route{inside} to {destination}: {error}', {
          here,
          inside,
          destination: ip.destination,
          error,
        })
      : say('the route of {here}{inside} to {destination} is {table}', {
          here,
          inside,
          destination: ip.destination,
          table,
        }),
    evidence,
  );
}

/** Routes that refuse on purpose: `ip route get` names them by an error only (fib_props in net/ipv4/fib_semantics.c). */
function refusingType({ space }: LastSeen, { destination }: Ip, error: string): string | null {
  const types = {
    'No route to host': 'unreachable',
    'Permission denied': 'prohibit',
    'Invalid argument': 'blackhole',
  };
  const type = types[error as keyof typeof types];
  const covers = (prefix: string): boolean =>
    prefix === 'default' ||
    prefixCovers(prefix.includes('/') ? prefix : `${prefix}/${isSix(prefix) ? 128 : 32}`, destination);
  return space.routes.some((route) => route.type === type && covers(route.destination)) ? type : null;
}

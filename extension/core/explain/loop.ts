import { asText } from '../state/looseJson.ts';
import { linkLabel, spaceLabel } from '../state/networkLocation.ts';
import type { Link, NetworkNamespace, NetworkState } from '../state/networkState.ts';
import { innermost, tunnelOf } from '../capture/packet.ts';
import { tunnelName } from '../capture/packetText.ts';
import type { Sighting } from '../capture/sighting.ts';
import { isSwitch, masterOf } from '../walk/linkKinds.ts';
import type { Evidence, Explanation } from './explanation.ts';
import { because } from './explanation.ts';
import { say } from '../language/say.ts';

/** So often may one packet pass a link, of each time that it was sent: a router on a stick has it back. */
const ONCE_MORE = 2;
const MAX_NAMED = 4;

/** Why a packet comes by again and again; null where it does not. */
export function describeLoop(
  state: NetworkState,
  sightings: readonly Sighting[],
  attempts: number,
): Explanation | null {
  const passes = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    if (sighting.direction !== 'in') continue;
    // A trunk carries the same packet once in each VLAN, and once in each tunnel.
    const { packet } = sighting;
    const tunnel = tunnelOf(packet);
    const id = `${sighting.space?.inode ?? 0} ${sighting.name} ${packet.tags.join()} ${tunnel === null ? '' : tunnelName(tunnel)}`;
    const known = passes.get(id);
    if (known) known.push(sighting);
    else passes.set(id, [sighting]);
  }
  const again = [...passes.values()].filter(({ length }) => length > ONCE_MORE * Math.max(attempts, 1));
  const [most] = again.toSorted((one, other) => other.length - one.length);
  if (!most?.[0]) return null;
  const [first] = most;
  const evidence: Evidence = {
    kind: 'packet',
    where: first.where,
    shows: say('seen coming in {count} times', { count: most.length }),
  };
  const falling = ttlOf(first) > ttlOf(most.at(-1) ?? first);
  if (falling) {
    const routers = named(
      again.map(([one]) => (one?.space ? spaceLabel(state, one.space) : (one?.where ?? ''))),
    );
    return because(
      say(
        'it loops: it came in at {where} {count} times, each time with a lower TTL, routed in a circle by {routers}',
        { where: first.where, count: most.length, routers },
      ),
      evidence,
    );
  }
  const twice = joinedTwice(
    state,
    again.flatMap(([one]) => one ?? []),
  );
  return twice === null
    ? because(
        say('it loops: it came in at {where} {count} times with the same TTL', {
          where: first.where,
          count: most.length,
        }),
        evidence,
      )
    : because(say('it loops: {why}', { why: twice.why }), evidence, ...twice.evidence);
}

function ttlOf({ packet }: Sighting): number {
  const { network } = innermost(packet);
  return network.kind === 'ip' ? network.ttl : 0;
}

function named(names: readonly string[]): string {
  const all = [...new Set(names)];
  const more = all.length > MAX_NAMED ? say(' and {count} more', { count: all.length - MAX_NAMED }) : '';
  return `${all.slice(0, MAX_NAMED).join(', ')}${more}`;
}

/** Two bridges with more than one cable between them over which the packet came, neither of which speaks STP. */
function joinedTwice(
  state: NetworkState,
  again: readonly Sighting[],
): { why: string; evidence: Evidence[] } | null {
  const pairs = new Map<string, { cables: number; bridges: readonly [Bridge, Bridge] }>();
  for (const { space, link } of again) {
    const master = masterOf({ space, link });
    const far = state.namespaces.find(({ inode }) => inode === link?.below?.inode);
    const other = far?.links.find(({ index }) => index === link?.below?.index);
    const beyond = far && other ? masterOf({ space: far, link: other }) : null;
    if (!space || !master || !isSwitch(master) || !far || !beyond || !isSwitch(beyond)) continue;
    const bridges: [Bridge, Bridge] = [
      { space, link: master },
      { space: far, link: beyond },
    ];
    const [one, two] = bridges.map(({ space: { inode }, link: { index } }) => `${inode} ${index}`).sort();
    const pair = pairs.get(`${one ?? ''}|${two ?? ''}`) ?? { cables: 0, bridges };
    pairs.set(`${one ?? ''}|${two ?? ''}`, { ...pair, cables: pair.cables + 1 });
  }
  // A frame comes in at both ends of each cable.
  const [found] = [...pairs.values()].filter(({ cables }) => cables >= 2);
  if (!found) return null;
  const speaking = found.bridges.filter(({ link }) => Number(link.details['stp_state'] ?? 0) !== 0);
  const names = found.bridges.map(({ space, link }) => linkLabel(state, space, link.name));
  const stp =
    speaking.length === 0
      ? say('neither speaks STP')
      : say('only {names} speaks STP', {
          names: speaking.map(({ space, link }) => linkLabel(state, space, link.name)).join(say(' and ')),
        });
  if (speaking.length === 2) return null;
  return {
    why: say('{names} are joined twice and {stp}', { names: names.join(say(' and ')), stp }),
    evidence: found.bridges.map(({ space, link }) => ({
      kind: 'link',
      where: linkLabel(state, space, link.name),
      shows: `stp_state ${asText(link.details['stp_state']) ?? say('unknown')}`,
    })),
  };
}

interface Bridge {
  readonly space: NetworkNamespace;
  readonly link: Link;
}

import { linkLabel } from '../../state/networkLocation.ts';
import type { Link, NetworkNamespace, NetworkState } from '../../state/networkState.ts';
import type { Sighting } from '../../capture/sighting.ts';
import { isBridgePort, isSub } from '../../walk/linkKinds.ts';
import { because, type Explanation } from '../explanation.ts';
import { linkEvidence, type LinkLocation } from '../known.ts';
import { say } from '../../language/say.ts';

const MACVLANS = ['macvlan', 'macvtap'];
/** How many interfaces can be stacked at most. */
const MAX_STACKED = 8;

/**
 * What keeps two interfaces on one NIC from each other (ip-link(8), macvlan and ipvlan): the host does not reach those on
 * its NIC, and mode private keeps them apart.
 */
export function keptApart(
  state: NetworkState,
  way: readonly Sighting[],
  owner: LinkLocation,
): Explanation | null {
  const sender = way.find(
    ({ space, link, direction }) =>
      space !== null && link !== null && direction === 'out' && isBeside(owner, { space, link }),
  );
  if (!sender?.space || !sender.link) return null;
  const own = { space: sender.space, link: sender.link };
  const [child, nic] = isOn(own.link, owner) ? [own, owner] : [owner, own];
  const modes = [own.link, owner.link].map(({ details }) => String(details['mode']));
  if (isOn(child.link, nic)) {
    const [kind, mode] = [child.link.kind ?? '', String(child.link.details['mode'])];
    const apart = MACVLANS.includes(kind) ? ['bridge', 'private'].includes(mode) : mode === 'l2';
    if (!apart) return null;
    return because(
      say(
        '{place} is {kind, select, ipvlan {an} other {a}} {kind} on {parent}, and these two do not reach each other',
        {
          place: linkLabel(state, child.space, child.link.name),
          kind,
          parent: linkLabel(state, nic.space, nic.link.name),
        },
      ),
      linkEvidence(
        state,
        child.space,
        child.link,
        say('{kind} in mode {mode} on {name}', { kind, mode, name: nic.link.name }),
      ),
    );
  }
  if (!modes.includes('private')) return null;
  return because(
    say('{place} and {other} are on one NIC, and mode private keeps them apart', {
      place: linkLabel(state, own.space, own.link.name),
      other: linkLabel(state, owner.space, owner.link.name),
    }),
    ...[own, owner].map((one, index) =>
      linkEvidence(
        state,
        one.space,
        one.link,
        say('{kind} in mode {mode}', { kind: one.link.kind ?? '', mode: modes[index] ?? '' }),
      ),
    ),
  );
}

/** Whether one of two is the other's parent, or both have the same NIC. */
function isBeside(one: LinkLocation, other: LinkLocation): boolean {
  const [below, beside] = [one.link.below, other.link.below];
  if (isOn(one.link, other) || isOn(other.link, one)) return true;
  const subs = isSub(one.link) && isSub(other.link) && one.link !== other.link;
  return subs && below !== null && below.inode === beside?.inode && below.index === beside.index;
}

function isOn({ kind, below }: Link, { space, link }: LinkLocation): boolean {
  const sub = kind !== null && (MACVLANS.includes(kind) || kind === 'ipvlan' || kind === 'ipvtap');
  return sub && below?.inode === space.inode && below.index === link.index;
}

/**
 * Whether the one who is looked for is behind the port where the frame came in, which sends nothing back: macvlans in mode
 * vepa meet at the switch outside, if its port is a hairpin.
 */
export function hairpinOff(
  state: NetworkState,
  last: Sighting,
  { space, link }: LinkLocation,
): Explanation | null {
  if (!last.space || last.link === null || last.direction !== 'in') return null;
  if (!isBridgePort(last.space, last.link) || last.link.portDetails['hairpin'] === true) return null;
  let at: Link | null = link;
  for (let steps = 0; at !== null && steps < MAX_STACKED; steps++) {
    const below: Link['below'] = at.below;
    if (below?.inode === last.space.inode && below.index === last.link.index)
      return because(
        say(
          '{place} is behind {name} too, where the frame came from, and that port sends none back (hairpin off)',
          { place: linkLabel(state, space, link.name), name: last.name },
        ),
        linkEvidence(state, last.space, last.link, say('hairpin off')),
      );
    const home: NetworkNamespace | undefined = state.namespaces.find(({ inode }) => inode === below?.inode);
    at = (isSub(at) ? home?.links.find(({ index }) => index === below?.index) : null) ?? null;
  }
  return null;
}

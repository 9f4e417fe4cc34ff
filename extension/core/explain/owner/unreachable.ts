import { linkLabel, spaceLabel } from '../../state/networkLocation.ts';
import type { NetworkState } from '../../state/networkState.ts';
import type { Sighting } from '../../capture/sighting.ts';
import { isCable, isSwitch, masterOf } from '../../walk/linkKinds.ts';
import { because, type Explanation } from '../explanation.ts';
import { idleText, linkEvidence, type Known, type LastSeen, type LinkLocation } from '../known.ts';
import { closed, vlanOf } from '../lostAtBridge.ts';
import { hairpinOff, keptApart } from './oneNic.ts';
import { say } from '../../language/say.ts';

/**
 * What keeps an address from being reached, seen from the interface that has it; null where nothing does. `way` is the
 * packet's, up to where it was last seen.
 */
export function whyUnreachable(known: Known, address: string, way: readonly Sighting[]): Explanation | null {
  const { state } = known;
  const last = way.at(-1);
  if (last === undefined) return null;
  const owners = ownersOf(state, address);
  // Of several tenants with one address, nothing says which is meant.
  if (owners.length > 1) return null;
  const [owner] = owners;
  // What left the machine may well be there.
  const leftMachine = last.direction === 'out' && (last.link === null || last.link.kind === null);
  if (owner === undefined)
    return leftMachine
      ? null
      : because(say('no namespace has the address {address}', { address }), {
          kind: 'address',
          where: '',
          shows: say('no link of {count} namespaces has {address}', {
            count: state.namespaces.length,
            address,
          }),
        });
  return (
    notInUse(state, owner, address) ??
    ownerDown(state, owner, address) ??
    hairpinOff(state, last, owner) ??
    wrongMac(state, way, owner) ??
    atOwnersCable(known, owner, last)
  );
}

/** The owners of an address, with each namespace only once, even if it has several names. */
function ownersOf(state: NetworkState, address: string): LinkLocation[] {
  const owners = new Map<number, LinkLocation>();
  for (const space of state.namespaces)
    for (const link of space.links)
      if (!owners.has(space.inode) && link.addresses.some((own) => own.address === address))
        owners.set(space.inode, { space, link });
  return [...owners.values()];
}

/** Why two interfaces on one NIC do not reach each other, wherever the packet went; null if that is not the case. */
export function whyApart(
  { state }: Pick<Known, 'state'>,
  address: string,
  way: readonly Sighting[],
): Explanation | null {
  const [owner, ...more] = ownersOf(state, address);
  return owner === undefined || more.length > 0 ? null : keptApart(state, way, owner);
}

/**
 * An address of IPv6 that another host was found to have first, or that is still looked for (RFC 4862,
 * section 5.4).
 */
export function notInUse(
  state: NetworkState,
  { space, link }: LinkLocation,
  address: string,
): Explanation | null {
  const own = link.addresses.find((one) => one.address === address);
  // One that failed stays tentative, too.
  const flag = ['dadfailed', 'tentative'].find((one) => own?.flags.includes(one) === true);
  if (flag === undefined) return null;
  const name = linkLabel(state, space, link.name);
  const why =
    flag === 'dadfailed'
      ? say('another host had it first')
      : say('it still asks whether another host has it');
  return because(
    say('{name} has {address} and does not use it: {why} ({flag})', { name, address, why, flag }),
    linkEvidence(state, space, link, `${address} ${flag}`),
  );
}

function ownerDown(state: NetworkState, { space, link }: LinkLocation, address: string): Explanation | null {
  if (link.up) return null;
  return because(
    say('{place}, which has {address}, is down', { place: linkLabel(state, space, link.name), address }),
    linkEvidence(state, space, link, say('down')),
  );
}

/** The frame's MAC address is one that a neighbour table has, and the host that it is for has another. */
function wrongMac(state: NetworkState, way: readonly Sighting[], owner: LinkLocation): Explanation | null {
  const mac = way.at(-1)?.packet.ethernet?.destination;
  if (mac === undefined || owner.space.links.some((link) => link.mac === mac)) return null;
  for (const { space } of way.toReversed()) {
    const entry = space?.neighbours.find(
      (one) => one.mac === mac && owner.link.addresses.some(({ address }) => address === one.address),
    );
    if (!space || !entry) continue;
    const words = entry.state.join(' ').toLowerCase();
    return because(
      say('{place} sends it to {mac}, which its neighbour table has for {address}; {owner} has {own}', {
        place: spaceLabel(state, space),
        mac,
        address: entry.address,
        owner: linkLabel(state, owner.space, owner.link.name),
        own: owner.link.mac ?? say('another one'),
      }),
      {
        kind: 'neighbour',
        where: spaceLabel(state, space),
        shows: `${entry.address} dev ${entry.dev} lladdr ${mac} ${words}`.trim(),
      },
      linkEvidence(state, owner.space, owner.link, `MAC ${owner.link.mac ?? 'none'}`),
    );
  }
  return null;
}

/** What is wrong where the owner's link is plugged in. */
function atOwnersCable(known: Known, { space, link }: LinkLocation, last: Sighting): Explanation | null {
  const { state } = known;
  const name = linkLabel(state, space, link.name);
  const far = state.namespaces.find(({ inode }) => inode === link.below?.inode);
  const other = far?.links.find(({ index }) => index === link.below?.index);
  if (!far || !other) return null;
  const otherName = linkLabel(state, far, other.name);
  if (!other.up)
    return because(
      isCable(link)
        ? say('{otherName}, the other end of the cable to {name}, is down', { otherName, name })
        : say('{otherName}, which carries {name}, is down', { otherName, name }),
      linkEvidence(state, far, other, say('down')),
    );
  const master = far.links.find((candidate) => candidate.name === other.master);
  const idle = master && isSwitch(master) ? idleText({ ...master, carrier: true }) : null;
  if (master && idle !== null)
    return because(
      say('{place}, which {name} is plugged into, is {idle}', {
        place: linkLabel(state, far, master.name),
        name: other.name,
        idle,
      }),
      linkEvidence(state, far, master, idle),
    );
  const bridge = last.space === far && last.direction === 'in' ? masterOf(last) : null;
  if (bridge !== null && bridge === master && last.space !== null && last.link !== null) {
    const vlan = vlanOf(far, bridge, last.link, last.packet);
    const at: LastSeen = { known, state, space: last.space, link: last.link, sighting: last };
    const why = closed({ last: at, vlan: typeof vlan === 'number' ? vlan : null }, other);
    if (why !== null)
      return because(
        say('{otherName}, where {place} is plugged in, {why}', {
          otherName,
          place: spaceLabel(state, space),
          why: why.why,
        }),
        why.shows,
      );
  }
  if (isCable(link) && isLoose({ space: far, link: other }))
    return because(
      say(
        '{otherName}, the other end of the cable to {place}, is plugged into no bridge and has no address',
        { otherName, place: spaceLabel(state, space) },
      ),
      linkEvidence(state, far, other, say('no master, no address')),
    );
  return null;
}

/** Whether nothing leads to a link: no bridge, address, route or tc filter, and no other link on top of it. */
function isLoose({ space, link }: LinkLocation): boolean {
  if (link.master !== null || link.addresses.some(({ scope }) => scope !== 'link')) return false;
  const isUsual = /^(fe80|ff00)::/;
  return !(
    space.links.some(({ below }) => below?.inode === space.inode && below.index === link.index) ||
    space.routes.some(({ dev, destination }) => dev === link.name && !isUsual.test(destination)) ||
    space.filters.some(({ dev, actions }) => dev === link.name || actions.some(({ to }) => to === link.name))
  );
}

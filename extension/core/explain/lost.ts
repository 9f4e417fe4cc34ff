import { hasAddress, linkLabel, spaceLabel } from '../state/networkLocation.ts';
import { depthOf } from '../capture/packet.ts';
import type { Drop } from '../capture/drop.ts';
import type { Sighting } from '../capture/sighting.ts';
import { activeMember } from '../state/linkMasters.ts';
import { isBond, isSwitch, isTunnel, masterOf } from '../walk/linkKinds.ts';
import { because, unproven, type Explanation } from './explanation.ts';
import { dropEvidence } from './drops/dropEvidence.ts';
import { explainDrop, isCopyForOthers, isGeneral } from './drops/kernelDrop.ts';
import { idleState, linkEvidence, type Known, type LastSeen } from './known.ts';
import { closed, lostAtBridge, vlanOf } from './lostAtBridge.ts';
import { lostAtHost } from './lostAtHost.ts';
import { notDecapsulated, notEncapsulated } from './lostInTunnel.ts';
import { lostOnTheWay } from './lostOnTheWay.ts';

/** What the clocks of a drop and of a sighting may differ by, in nanoseconds: each is read on its own. */
const CLOCKS_APART = 2_000_000;

/** Why a packet was not seen after `last`: what the kernel says of dropping it, and what its tables show. */
export function whyLost(known: Known, last: Sighting): Explanation {
  const { space, link } = last;
  if (space === null || link === null)
    return unproven([], [`the namespace that ${last.where} is in: it came after the network was read`]);
  const drop = dropAfter(known, last);
  return withDrop(known, drop, () => byState({ known, state: known.state, space, link, sighting: last }));
}

/** Joins what the kernel said with what the tables show; the kernel's own reason comes first. */
export function withDrop(known: Known, drop: Drop | undefined, byState: () => Explanation): Explanation {
  const said = drop === undefined ? null : explainDrop(known, drop);
  if (said !== null && drop !== undefined && !isGeneral(drop)) return said;
  const shown = byState();
  if (said !== null && shown.why === null) return said;
  if (drop !== undefined) {
    const evidence = dropEvidence(known, drop);
    if (shown.why !== null) return { ...shown, evidence: [...shown.evidence, evidence] };
    const place = drop.callers[0] === undefined ? '' : ` in ${drop.callers[0]}`;
    const at = drop.where === '' ? '' : ` at ${drop.where}`;
    const given = drop.reason !== '' && drop.reason !== 'NOT_SPECIFIED';
    const reason = given ? `: ${drop.reason}` : ', and gives no reason';
    return {
      ...because(`the kernel drops it${at}${place}${reason}`, evidence),
      looked: shown.looked,
    };
  }
  if (shown.why !== null) return shown;
  return unproven(
    [...shown.looked, ...(known.dropsUnheard === null ? ['the kernel reports no drop of it'] : [])],
    [
      ...shown.unseen,
      ...(known.dropsUnheard === null ? [] : [`what the kernel drops (${known.dropsUnheard})`]),
      ...(known.framesLeftOut === 0
        ? []
        : [`${known.framesLeftOut} frames that the capture had no room for`]),
    ],
  );
}

/** The kernel's last word on the packet in the namespace where it was last seen, or on the cable out of there. */
function dropAfter({ drops }: Known, last: Sighting): Drop | undefined {
  return drops.findLast(
    (drop) =>
      drop.key === last.key &&
      drop.time >= last.time - CLOCKS_APART &&
      !isCopyForOthers(drop) &&
      (drop.space === null || drop.space === last.space || drop.space.inode === last.link?.below?.inode),
  );
}

function byState(last: LastSeen): Explanation {
  const { link, sighting } = last;
  if (sighting.direction === 'out') return isTunnel(link) ? notEncapsulated(last) : lostOnTheWay(last);
  const master = masterOf(sighting);
  if (master !== null && isSwitch(master))
    return master.kind === 'bridge'
      ? lostAtBridge(last, master)
      : unproven([], [`the rules of ${master.name} (${master.kind ?? ''})`]);
  if (master !== null && isBond(master)) {
    const active = activeMember(last.space, master);
    if (active !== null && active !== link)
      return because(
        `${link.name} is a backup member of ${master.name}, which takes frames from its active member, ${active.name}`,
        linkEvidence(last.state, last.space, master, `active_slave ${active.name}`),
      );
  }
  return depthOf(sighting.packet) > 0 ? notDecapsulated(last) : lostAtHost(last);
}

/** What keeps an address from being reached, seen from the interface that has it; null where nothing does. */
export function whyUnreachable(known: Known, address: string, last: Sighting): Explanation | null {
  const { state } = known;
  const owners = new Set(
    state.namespaces.filter((one) => hasAddress(one, address)).map(({ inode }) => inode),
  );
  // Of several tenants with one address, nothing says which is meant.
  if (owners.size > 1) return null;
  const space = state.namespaces.find(({ inode }) => owners.has(inode));
  // What left the machine may well be there.
  const leftMachine = last.direction === 'out' && (last.link === null || last.link.kind === null);
  if (space === undefined) return leftMachine ? null : because(`no namespace has the address ${address}`);
  const link = space.links.find(({ addresses }) => addresses.some((own) => own.address === address));
  if (!link) return null;
  const name = linkLabel(state, space, link.name);
  if (!link.up)
    return because(`${name}, which has ${address}, is down`, linkEvidence(state, space, link, 'down'));
  const far = state.namespaces.find(({ inode }) => inode === link.below?.inode);
  const other = far?.links.find(({ index }) => index === link.below?.index);
  if (!far || !other) return null;
  const otherName = linkLabel(state, far, other.name);
  if (!other.up)
    return because(
      `${otherName}, ${link.kind === 'veth' ? 'the other end of the cable to' : 'which carries'} ${name}, is down`,
      linkEvidence(state, far, other, 'down'),
    );
  const master = far.links.find((candidate) => candidate.name === other.master);
  const idle = master && isSwitch(master) ? idleState({ ...master, carrier: true }) : null;
  if (master && idle !== null)
    return because(
      `${linkLabel(state, far, master.name)}, which ${other.name} is plugged into, is ${idle}`,
      linkEvidence(state, far, master, idle),
    );
  const bridge = last.space === far && last.direction === 'in' ? masterOf(last) : null;
  if (bridge !== null && bridge === master && last.space !== null && last.link !== null) {
    const vlan = vlanOf(far, bridge, last.link, last.packet);
    const at: LastSeen = { known, state, space: last.space, link: last.link, sighting: last };
    const why = closed({ last: at, vlan: typeof vlan === 'number' ? vlan : null }, other);
    if (why !== null)
      return because(`${otherName}, where ${spaceLabel(state, space)} is plugged in, ${why.why}`, why.shows);
  }
  const loose = link.kind === 'veth' && other.master === null && other.addresses.length === 0;
  const carries = far.links.some(({ below }) => below?.inode === far.inode && below.index === other.index);
  if (loose && !carries)
    return because(
      `${otherName}, the other end of the cable to ${spaceLabel(state, space)}, is plugged into no bridge and has no address`,
      linkEvidence(state, far, other, 'no master, no address'),
    );
  return null;
}

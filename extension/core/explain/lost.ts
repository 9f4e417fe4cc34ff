import { depthOf } from '../capture/packet.ts';
import type { Drop } from '../capture/drop.ts';
import type { Sighting } from '../capture/sighting.ts';
import { activeMember } from '../state/linkMasters.ts';
import { isBond, isSwitch, isTunnel, masterOf } from '../walk/linkKinds.ts';
import { because, unproven, type Explanation } from './explanation.ts';
import { dropEvidence } from './drops/dropEvidence.ts';
import { explainDrop, isCopyForOthers, isGeneral } from './drops/kernelDrop.ts';
import { linkEvidence, type Known, type LastSeen } from './known.ts';
import { lostAtBridge } from './lostAtBridge.ts';
import { lostAtHost } from './lostAtHost.ts';
import { notDecapsulated, notEncapsulated } from './lostInTunnel.ts';
import { lostOnTheWay } from './lostOnTheWay.ts';
import { say } from '../language/say.ts';

/** What the clocks of a drop and of a sighting may differ by, in nanoseconds: each is read on its own. */
const CLOCKS_APART = 2_000_000;

/** Why a packet was not seen after `last`: what the kernel says of dropping it, and what its tables show. */
export function whyLost(known: Known, last: Sighting): Explanation {
  const { space, link } = last;
  if (space === null || link === null)
    return unproven(
      [],
      [say('the namespace of {where}, which was created after the network was read', { where: last.where })],
    );
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
    const place = drop.callers[0] === undefined ? '' : say(' in {caller}', { caller: drop.callers[0] });
    const at = drop.where === '' ? '' : say(' at {where}', { where: drop.where });
    const given = drop.reason !== '' && drop.reason !== 'NOT_SPECIFIED';
    const reason = given ? say(': {reason}', { reason: drop.reason }) : say(', and gives no reason');
    return {
      ...because(say('the kernel drops it{at}{place}{reason}', { at, place, reason }), evidence),
      looked: shown.looked,
    };
  }
  if (shown.why !== null) return shown;
  return unproven(
    [...shown.looked, ...(known.dropsUnheard === null ? [say('the kernel reports no drop of it')] : [])],
    [
      ...shown.unseen,
      ...(known.dropsUnheard === null
        ? []
        : [say('what the kernel drops ({dropsUnheard})', { dropsUnheard: known.dropsUnheard })]),
      ...(known.framesLeftOut === 0
        ? []
        : [
            say('{framesLeftOut} frames for which the capture had no room', {
              framesLeftOut: known.framesLeftOut,
            }),
          ]),
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
      : unproven([], [say('the rules of {name} ({kind})', { name: master.name, kind: master.kind ?? '' })]);
  if (master !== null && isBond(master)) {
    const active = activeMember(last.space, master);
    if (active !== null && active !== link)
      return because(
        say('{name} is a backup member of {bond}, which takes frames from its active member, {active}', {
          name: link.name,
          bond: master.name,
          active: active.name,
        }),
        linkEvidence(last.state, last.space, master, `active_slave ${active.name}`),
      );
  }
  return depthOf(sighting.packet) > 0 ? notDecapsulated(last) : lostAtHost(last);
}

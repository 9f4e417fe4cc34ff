import type { Link, NetworkNamespace } from '../state/networkState.ts';
import { linkLabel } from '../state/networkLocation.ts';
import { isSub, isSwitch } from '../walk/linkKinds.ts';
import { because, unproven, type Explanation } from './explanation.ts';
import { idleState, linkEvidence, type LastSeen } from './known.ts';

/** Bytes of Ethernet header that an MTU does not count. */
export const ETHERNET_BYTES = 14;
/** A receiver takes these more, for a tag (is_skb_forwardable in include/linux/netdevice.h). */
const TAG_BYTES = 4;

/** It left through a link, and did not arrive at the link's other end. */
export function lostOnTheWay(last: LastSeen): Explanation {
  const { state, space, link } = last;
  const far = state.namespaces.find(({ inode }) => inode === link.below?.inode);
  const other = far?.links.find(({ index }) => index === link.below?.index);
  if (far && other) return atTheOtherEnd(last, far, other);
  if (isSwitch(link)) return outOfBridge(last);
  if (link.kind === 'tun') return toProgram(last);
  if (link.kind === 'dummy')
    return because(
      `${link.name} is a dummy, which drops all that is sent through it`,
      linkEvidence(state, space, link, 'kind dummy'),
    );
  if (link.kind === null && link.name !== 'lo')
    return unproven([], [`what is behind ${link.name}: it leads out of the machine`]);
  if (link.kind === 'veth' || isSub(link))
    return unproven([], [`the namespace that the other end of ${link.name} is in`]);
  return unproven([]);
}

function atTheOtherEnd(
  { state, space, link, sighting }: LastSeen,
  far: NetworkNamespace,
  other: Link,
): Explanation {
  const name = linkLabel(state, far, other.name);
  const role = link.kind === 'veth' ? 'the other end of the cable' : `which carries ${link.name}`;
  const idle = idleState(other);
  if (!other.up || (isSub(link) && idle !== null))
    return because(`${name}, ${role}, is ${idle ?? 'down'}`, linkEvidence(state, far, other, idle ?? 'down'));
  const size = sighting.packet.length - ETHERNET_BYTES;
  if (link.kind === 'veth' && size > other.mtu + TAG_BYTES)
    return because(
      `it has ${size} bytes, and ${name} takes at most ${other.mtu} (MTU)`,
      linkEvidence(state, far, other, `mtu ${other.mtu}`),
    );
  return unproven(
    [`${linkLabel(state, space, link.name)} and ${name} are up`],
    other.xdp === null
      ? []
      : [`what the XDP program ${other.xdp} at ${name} does with it: it has each frame first`],
  );
}

function outOfBridge({ state, space, link }: LastSeen): Explanation {
  const ports = space.links.filter(({ master }) => master === link.name);
  if (ports.length === 0)
    return because(
      `${link.name} has no port`,
      linkEvidence(state, space, link, 'no link has it as its master'),
    );
  const ready = ports.filter((port) => idleState(port) === null);
  return ready.length === 0
    ? because(
        `no port of ${link.name} is up`,
        ...ports.map((port) => linkEvidence(state, space, port, idleState(port) ?? 'up')),
      )
    : unproven([
        `${ready.map(({ name }) => name).join(', ')} of ${link.name} ${ready.length > 1 ? 'are' : 'is'} up`,
      ]);
}

function toProgram({ state, space, link }: LastSeen): Explanation {
  const holder = state.namespaces
    .flatMap(({ tunHolders }) => tunHolders)
    .find((candidate) => candidate.link === link.name && candidate.inode === space.inode);
  return holder
    ? because(
        `${holder.comm}, the program at ${link.name}, got it, and what a program does with it is not seen`,
        linkEvidence(state, space, link, `held by ${holder.comm} (process ${holder.pid})`),
      )
    : because(`no program is at ${link.name}`, linkEvidence(state, space, link, 'no process holds it'));
}

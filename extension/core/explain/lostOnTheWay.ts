import type { Link, NetworkNamespace } from '../state/networkState.ts';
import { linkLabel } from '../state/networkLocation.ts';
import { isSub, isSwitch } from '../walk/linkKinds.ts';
import { because, unproven, type Explanation } from './explanation.ts';
import { idleText, linkEvidence, type LastSeen } from './known.ts';
import { say } from '../language/say.ts';

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
      say('{name} is a dummy interface, which drops everything that is sent through it', { name: link.name }),
      linkEvidence(state, space, link, 'kind dummy'),
    );
  if (link.kind === null && link.name !== 'lo')
    return unproven([], [say('what is behind {name}: it leads out of the machine', { name: link.name })]);
  if (link.kind === 'veth' || isSub(link))
    return unproven([], [say('the namespace that the other end of {name} is in', { name: link.name })]);
  return unproven([]);
}

function atTheOtherEnd(
  { state, space, link, sighting }: LastSeen,
  far: NetworkNamespace,
  other: Link,
): Explanation {
  const name = linkLabel(state, far, other.name);
  const role =
    link.kind === 'veth'
      ? say('the other end of the cable')
      : say('which carries {name}', { name: link.name });
  const idle = idleText(other);
  if (!other.up || (isSub(link) && idle !== null))
    return because(
      say('{name}, {role}, is {idle}', { name, role, idle: idle ?? say('down') }),
      linkEvidence(state, far, other, idle ?? say('down')),
    );
  const size = sighting.packet.length - ETHERNET_BYTES;
  if (link.kind === 'veth' && size > other.mtu + TAG_BYTES)
    return because(
      say('it has {size} bytes, but {name} takes at most {mtu} (MTU)', { size, name, mtu: other.mtu }),
      linkEvidence(state, far, other, `mtu ${other.mtu}`),
    );
  return unproven(
    [say('{place} and {name} are up', { place: linkLabel(state, space, link.name), name })],
    other.xdp === null
      ? []
      : [
          say('what the XDP program {xdp} at {name} does with it: it gets each frame first', {
            xdp: other.xdp,
            name,
          }),
        ],
  );
}

function outOfBridge({ state, space, link }: LastSeen): Explanation {
  const ports = space.links.filter(({ master }) => master === link.name);
  if (ports.length === 0)
    return because(
      say('{name} has no port', { name: link.name }),
      linkEvidence(state, space, link, say('no link has it as its master')),
    );
  const ready = ports.filter((port) => idleText(port) === null);
  return ready.length === 0
    ? because(
        say('no port of {name} is up', { name: link.name }),
        ...ports.map((port) => linkEvidence(state, space, port, idleText(port) ?? say('up'))),
      )
    : unproven([
        say('{names} of {name} {count, plural, one {is} other {are}} up', {
          names: ready.map(({ name }) => name).join(', '),
          name: link.name,
          count: ready.length,
        }),
      ]);
}

function toProgram({ state, space, link }: LastSeen): Explanation {
  const holder = state.namespaces
    .flatMap(({ tunHolders }) => tunHolders)
    .find((candidate) => candidate.link === link.name && candidate.inode === space.inode);
  return holder
    ? because(
        say('{comm}, the program at {name}, got it; what a program does with a packet is not seen', {
          comm: holder.comm,
          name: link.name,
        }),
        linkEvidence(
          state,
          space,
          link,
          say('held by {comm} (process {pid})', { comm: holder.comm, pid: holder.pid }),
        ),
      )
    : because(
        say('no program is at {name}', { name: link.name }),
        linkEvidence(state, space, link, say('no process holds it')),
      );
}

import type { Link, NetworkNamespace } from '../state/networkState.ts';
import type { LastSeen } from './lostOnTheWay.ts';

/** It came in through a port of a bridge and left through none. */
export function lostAtBridge({ space, link, sighting }: LastSeen): string | null {
  const bridge = space.links.find(({ name }) => name === link.master);
  if (!bridge) return null;
  const { name } = bridge;
  if (!bridge.up) return `${name} is down`;
  const state = link.portDetails['state'];
  if (typeof state === 'string' && state !== 'forwarding')
    return `the port ${link.name} of ${name} is ${state}, and does not forward`;
  const vlan = vlanOf(space, bridge, link, sighting.packet.tags[0]);
  if (typeof vlan === 'string') return vlan;
  const mac = sighting.packet.ethernet?.destination ?? '';
  const entry = space.fdb.find(
    (known) =>
      known.mac === mac &&
      (known.bridge === name || space.links.some((port) => port.name === known.port && port.master === name)),
  );
  const others = space.links.filter((port) => port.master === name && port.name !== link.name);
  if (entry) {
    if (entry.port === link.name)
      return `the FDB of ${name} has ${mac} behind ${link.name}, where it came from`;
    const port = others.find((other) => other.name === entry.port);
    if (port && !(port.up && port.carrier))
      return `the FDB of ${name} has ${mac} behind ${port.name}, which is ${port.up ? 'without carrier' : 'down'}`;
    if (port && vlan !== null && !isIn(space, port, vlan))
      return `${port.name}, where the FDB of ${name} has ${mac}, is not in VLAN ${vlan}`;
  } else {
    if (others.length === 0) return `${name} has no other port`;
    const ready = others.filter(({ up, carrier }) => up && carrier);
    if (ready.length === 0)
      return `no other port of ${name} is up (${others.map((port) => port.name).join(', ')})`;
    if (vlan !== null && !ready.some((port) => isIn(space, port, vlan)))
      return `no other port of ${name} is in VLAN ${vlan}`;
    const isolated =
      link.portDetails['isolated'] === true && ready.every((port) => port.portDetails['isolated'] === true);
    if (isolated) return `the ports of ${name} are isolated from each other`;
  }
  if (space.sysctl['net.bridge.bridge-nf-call-iptables'] === '1')
    return `bridged packets go through iptables here (br_netfilter), and a rule may drop it`;
  return null;
}

/** The VLAN in which a bridge with filtering puts a frame; null without filtering, a reason where it drops the frame. */
function vlanOf(
  space: NetworkNamespace,
  bridge: Link,
  port: Link,
  tag: number | undefined,
): number | string | null {
  if (!bridge.details['vlan_filtering']) return null;
  const own = space.vlans.filter((entry) => entry.port === port.name);
  if (tag !== undefined && tag !== 0)
    return own.some(({ vlan }) => vlan === tag)
      ? tag
      : `the port ${port.name} of ${bridge.name} is not in VLAN ${tag}`;
  return (
    own.find(({ pvid }) => pvid)?.vlan ??
    `the port ${port.name} of ${bridge.name} has no VLAN for frames without a tag (pvid)`
  );
}

function isIn(space: NetworkNamespace, port: Link, vlan: number): boolean {
  return space.vlans.some((entry) => entry.port === port.name && entry.vlan === vlan);
}

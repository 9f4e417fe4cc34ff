import { bridgeOf, isFiltering } from '../state/linkMasters.ts';
import type { Link, NetworkNamespace, NetworkState } from '../state/networkState.ts';
import { nodeId } from '../topology/topologyIds.ts';
import { findTunnels } from '../topology/tunnels/tunnels.ts';
import { Groups } from './groups.ts';

/** A NIC that frames end at: its namespace has them, and no bridge. */
export interface SegmentEnd {
  readonly space: NetworkNamespace;
  readonly link: Link;
}

/**
 * The ends that hear each other's broadcasts, as far as it is certain: joined by cables, bridges and tunnels. With VLANs on
 * a bridge, ports are joined only where their untagged VLAN is the same; what is tagged is taken for joined to nothing.
 */
export function findSegments(state: NetworkState): SegmentEnd[][] {
  const groups = new Groups();
  const ends: (SegmentEnd & { id: string })[] = [];
  for (const space of firstOfEach(state.namespaces)) {
    for (const link of space.links) {
      if (link.linkType !== 'ether' || !link.up) continue;
      const id = nodeId(space, link.name);
      const bridge = bridgeOf(space, link);
      if (bridge) groups.join(id, domainOf(space, bridge, link));
      else if (link.kind === 'bridge') {
        groups.join(id, domainOf(space, link, link));
        ends.push({ space, link, id });
      } else if (link.master === null || link.kind !== 'dummy') ends.push({ space, link, id });
      const below = state.namespaces.find(({ inode }) => inode === link.below?.inode);
      if (!below || link.below?.name == null) continue;
      const lower = nodeId(below, link.below.name);
      if (link.kind === 'veth' || link.kind === 'macvlan') groups.join(id, lower);
    }
  }
  for (const { from, to } of findTunnels(state)) groups.join(from, to);
  const segments = new Map<string, SegmentEnd[]>();
  for (const { id, space, link } of ends) {
    const group = groups.of(id);
    segments.set(group, [...(segments.get(group) ?? []), { space, link }]);
  }
  return [...segments.values()].filter(({ length }) => length > 1);
}

/** A namespace with two names is listed twice, and is one. */
export function firstOfEach(spaces: readonly NetworkNamespace[]): NetworkNamespace[] {
  return spaces.filter((space, index) => spaces.findIndex(({ inode }) => inode === space.inode) === index);
}

/** The broadcast domain of a bridge that untagged frames of a port are in. */
function domainOf(space: NetworkNamespace, bridge: Link, port: Link): string {
  const id = nodeId(space, bridge.name);
  if (!isFiltering(bridge)) return `${id}#`;
  const pvid = space.vlans.find((vlan) => vlan.port === port.name && vlan.pvid)?.vlan;
  return pvid === undefined ? `${id}#none ${port.name}` : `${id}#${pvid}`;
}

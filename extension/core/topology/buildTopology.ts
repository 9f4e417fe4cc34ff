import { VM_HOST } from '../machine/machine.ts';
import {
  unreadText,
  type Link,
  type NatRule,
  type NetworkNamespace,
  type NetworkState,
} from '../state/networkState.ts';
import { natText } from '../state/natText.ts';
import { stillDetails } from '../state/stateIdentity.ts';
import type { Box, Edge, Node, Topology } from './topology.ts';
import { boxId, nodeId } from './topologyIds.ts';
import { findTunnels } from './tunnels.ts';

/** Whether a learner need not see a link: a loopback with no addresses but its own. */
function isSilentLoopback(link: Link): boolean {
  return (
    link.name === 'lo' && link.addresses.every(({ address }) => address === '127.0.0.1' || address === '::1')
  );
}

/**
 * The picture of a state. Leaves out loopbacks that have only their usual addresses, and the machine's own box where it
 * holds nothing but the uplink and there are other hosts: then the lesson is about those.
 */
export function buildTopology(state: NetworkState): Topology {
  const boxes: Box[] = [];
  const nodes: Node[] = [];
  const edges: Edge[] = [];
  for (const space of shown(state.namespaces)) {
    const box = boxId(space);
    boxes.push(boxOf(space, box, state));
    for (const link of space.links) {
      if (isSilentLoopback(link)) continue;
      nodes.push(nodeOf(space, link));
      edges.push(...edgesOf(state, space, link));
    }
    for (const holder of space.tunHolders) {
      const id = `${box}|program:${holder.pid}`;
      if (!nodes.some((node) => node.id === id)) nodes.push(program(id, box, holder));
      const home = state.namespaces.find(({ inode }) => inode === holder.inode) ?? space;
      const to = nodeId(home, holder.link);
      edges.push({ id: `${id}=${to}`, kind: 'holds', from: id, to, label: '' });
    }
  }
  edges.push(...findTunnels(state));
  const drawn = new Set(nodes.map(({ id }) => id));
  return {
    boxes,
    nodes,
    edges: edges.filter(({ from, to }) => drawn.has(from) && drawn.has(to)),
    unread: unreadText(state.unread),
  };
}

function shown(spaces: readonly NetworkNamespace[]): NetworkNamespace[] {
  const others = spaces.some(({ host }) => host !== VM_HOST && host !== '');
  const used = spaces.some(
    ({ host, name, links }) =>
      host === '' || (host === VM_HOST && (name !== null || links.some((link) => !isUplink(link)))),
  );
  return spaces
    .filter(({ host }) => used || !others || host !== VM_HOST)
    .sort((a, b) => boxId(a).localeCompare(boxId(b)));
}

function isUplink(link: Link): boolean {
  return isSilentLoopback(link) || (link.name === 'eth0' && link.kind === null) || link.name === 'dummy0';
}

function boxOf(space: NetworkNamespace, id: string, state: NetworkState): Box {
  const nat = [...new Set(space.nat.filter((rule) => !isWithinLoopback(rule)).map(natText))];
  if (space.host === '') {
    const container = state.containers.find(({ pid }) =>
      space.processes.some((process) => process.pid === pid),
    );
    const name = container?.name ?? space.processes[0]?.comm ?? 'unnamed';
    // A container's processes run in the machine, although its daemon may have been called from a host.
    return { id, kind: 'container', name, parent: VM_HOST, nat };
  }
  if (space.name === null) return { id, kind: 'host', name: space.host, parent: null, nat };
  return { id, kind: 'namespace', name: space.name, parent: space.host, nat };
}

/** Docker's name server for containers: packets to it never leave the namespace. */
function isWithinLoopback({ source, destination }: NatRule): boolean {
  return [source, destination].some((address) => address?.startsWith('127.') ?? false);
}

function program(id: string, box: string, { comm, pid }: { comm: string; pid: number }): Node {
  return {
    id,
    box,
    kind: 'program',
    name: comm,
    type: `pid ${pid}`,
    condition: null,
    addresses: [],
    facts: [],
  };
}

function nodeOf(space: NetworkNamespace, link: Link): Node {
  return {
    id: nodeId(space, link.name),
    box: boxId(space),
    kind: kindOf(link),
    name: link.name,
    type: link.kind ?? 'device',
    condition: !link.up ? 'down' : link.carrier ? 'up' : 'no carrier',
    addresses: [...link.addresses]
      .filter(({ scope }) => scope !== 'link')
      .sort((a, b) => a.family.localeCompare(b.family))
      .map(({ address, prefixLength }) => `${address}/${prefixLength}`),
    facts: factsOf(link),
  };
}

function kindOf(link: Link): Node['kind'] {
  if (link.kind === 'bridge') return 'bridge';
  return link.kind === 'vxlan' || link.kind === 'geneve' ? 'tunnel' : 'nic';
}

function factsOf(link: Link): string[] {
  const facts = [`state ${link.state}`, `mtu ${link.mtu}`];
  if (link.mac !== null) facts.push(`MAC ${link.mac}`);
  if (link.master !== null) facts.push(`port of ${link.master}`);
  for (const [key, value] of stillDetails(link.details)) {
    if (typeof value === 'string' || typeof value === 'number') facts.push(`${key} ${value}`);
  }
  return facts;
}

/** Lists each cable once: at the end with the smaller id. */
function edgesOf(state: NetworkState, space: NetworkNamespace, link: Link): Edge[] {
  const id = nodeId(space, link.name);
  const edges: Edge[] = [];
  if (link.master !== null) {
    const to = nodeId(space, link.master);
    edges.push({ id: `${id}>${to}`, kind: 'port', from: id, to, label: '' });
  }
  const other = state.namespaces.find(({ inode }) => inode === link.below?.inode);
  if (!other || link.below?.name == null) return edges;
  const to = nodeId(other, link.below.name);
  if (link.kind !== 'veth') edges.push({ id: `${id}>${to}`, kind: 'on', from: id, to, label: labelOf(link) });
  else if (id < to) edges.push({ id: `${id}=${to}`, kind: 'cable', from: id, to, label: '' });
  return edges;
}

function labelOf(link: Link): string {
  if (link.kind === 'vlan') return `VLAN ${String(link.details['id'])}`;
  return typeof link.details['mode'] === 'string' ? link.details['mode'] : '';
}

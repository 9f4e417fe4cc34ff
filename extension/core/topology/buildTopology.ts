import { say } from '../language/say.ts';
import { VM_HOST } from '../machine/machine.ts';
import {
  unreadText,
  type Link,
  type NetworkNamespace,
  type NetworkState,
  type TunHolder,
} from '../state/networkState.ts';
import { edgesOf, nodeOf } from './linkNodes.ts';
import type { Box, Edge, Node, Topology } from './topology.ts';
import { boxesOf, isIdleDefault } from './topologyBoxes.ts';
import { boxId, nodeId } from './topologyIds.ts';
import { findTunnels } from './tunnels/tunnels.ts';

/** Whether a learner need not see a link: a loopback with no addresses but its own. */
function isSilentLoopback(link: Link): boolean {
  return (
    link.name === 'lo' && link.addresses.every(({ address }) => address === '127.0.0.1' || address === '::1')
  );
}

/**
 * The picture of a state. Leaves out loopbacks that have only their usual addresses, the kernel's own default devices that
 * nobody uses, and the machine's own box where it holds nothing but the uplink and there are other hosts: then the lesson is
 * about those.
 */
export function buildTopology(state: NetworkState): Topology {
  const boxes: Box[] = [];
  const nodes: Node[] = [];
  const edges: Edge[] = [];
  for (const space of shown(state.namespaces)) {
    boxes.push(...boxesOf(state, space));
    for (const link of space.links) {
      if (isSilentLoopback(link) || isIdleDefault(space, link)) continue;
      nodes.push(nodeOf(space, link));
      edges.push(...edgesOf(state, space, link));
    }
    const programs = programsOf(state, space);
    nodes.push(...programs.nodes);
    edges.push(...programs.edges);
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
    (space) =>
      (space.host === '' && !isBare(space)) ||
      (space.host === VM_HOST && (space.name !== null || space.links.some((link) => !isUplink(link)))),
  );
  return spaces
    .filter((space) => space.host !== '' || !isBare(space))
    .filter(({ host }) => used || !others || host !== VM_HOST)
    .sort((a, b) => boxId(a).localeCompare(boxId(b)));
}

/** A namespace of nobody's that was never used: Docker's own and sandboxes of services have one. */
function isBare(space: NetworkNamespace): boolean {
  return (
    space.keptBy !== null && space.links.every((link) => isSilentLoopback(link) || isIdleDefault(space, link))
  );
}

function isUplink(link: Link): boolean {
  return isSilentLoopback(link) || (link.name === 'eth0' && link.kind === null) || link.name === 'dummy0';
}

/** The programs that hold a tun or tap, each once, with a line to each link that says how many queues it has of it. */
function programsOf(state: NetworkState, space: NetworkNamespace): { nodes: Node[]; edges: Edge[] } {
  const box = boxId(space);
  const nodes = new Map<string, Node>();
  const queues = new Map<string, Edge & { count: number }>();
  for (const holder of space.tunHolders) {
    const from = `${box}|program:${holder.pid}`;
    nodes.set(from, program(from, box, holder));
    const home = state.namespaces.find(({ inode }) => inode === holder.inode) ?? space;
    const to = nodeId(home, holder.link);
    const id = `${from}=${to}`;
    const count = (queues.get(id)?.count ?? 0) + 1;
    const label = count > 1 ? say('{count} queues', { count }) : '';
    queues.set(id, { id, kind: 'holds', from, to, label, blocked: false, count });
  }
  const edges = [...queues.values()].map(({ count: _, ...edge }): Edge => edge);
  return { nodes: [...nodes.values()], edges };
}

function program(id: string, box: string, { comm, pid }: TunHolder): Node {
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

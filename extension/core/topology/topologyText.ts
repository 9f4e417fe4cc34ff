import { boxWord, spaceBox } from './boxTitle.ts';
import type { Changes } from './compareTopologies.ts';
import type { Edge, Node, Topology } from './topology.ts';

/** The picture in words: for screen readers, and for a terminal. A heading a box, a line a NIC. */
export function topologyText(topology: Topology, changes?: Changes): string {
  const names = new Map(topology.nodes.map((node) => [node.id, fullName(topology, node)]));
  const parts = topology.boxes.map((box) => {
    const around = topology.boxes.find(({ id }) => id === box.parent);
    const inside = box.parent === null ? '' : ` in ${around?.name ?? box.parent}`;
    const about = box.about === '' ? '' : ` (${box.about})`;
    const lines = [`${boxWord(box)} ${box.name}${inside}${about}${mark(box.id, changes)}`];
    for (const rule of box.nat) lines.push(`  NAT: ${rule}`);
    for (const node of topology.nodes.filter((candidate) => candidate.box === box.id)) {
      lines.push(`  ${nodeText(node, topology.edges, names)}${mark(node.id, changes)}`);
    }
    const isEmpty = !topology.nodes.some((node) => spaceBox(topology.boxes, node.box)?.id === box.id);
    if (isEmpty && box.kind !== 'vrf') lines.push('  no network interfaces but loopback');
    if (box.folded.length > 0) lines.push(`  unused default devices: ${box.folded.join(', ')}`);
    return lines.join('\n');
  });
  if (changes && changes.gone.length > 0) parts.push(`gone: ${changes.gone.join(', ')}`);
  if (topology.unread !== '') parts.push(topology.unread);
  return parts.join('\n\n');
}

function mark(id: string, changes: Changes | undefined): string {
  if (changes?.added.has(id)) return ' (new)';
  return changes?.changed.has(id) ? ' (changed)' : '';
}

function fullName(topology: Topology, node: Node): string {
  const box = spaceBox(topology.boxes, node.box);
  return box ? `${node.name} in ${box.name}` : node.name;
}

/** How the far end of each kind of edge describes it, for one and for several. */
const JOINS: Readonly<Record<Edge['kind'], { from: string; to: string; several: string }>> = {
  cable: { from: 'cable to', to: 'cable to', several: 'cables to' },
  port: { from: 'port of', to: 'has the port', several: 'has the ports' },
  member: { from: 'member of', to: 'has the member', several: 'has the members' },
  on: { from: 'on', to: 'carries', several: 'carries' },
  tunnel: { from: 'tunnel to', to: 'tunnel to', several: 'tunnels to' },
  holds: { from: 'holds', to: 'held by', several: 'held by' },
};

function nodeText(node: Node, edges: readonly Edge[], names: ReadonlyMap<string, string>): string {
  const words = [node.name, node.type];
  if (node.condition !== null) words.push(node.condition);
  words.push(...node.addresses);
  for (const kind of Object.keys(JOINS) as Edge['kind'][]) {
    const own = edges.filter((edge) => edge.kind === kind);
    const { from, to, several } = JOINS[kind];
    const leaving = own.filter((edge) => edge.from === node.id).map((edge) => farEnd(edge.to, edge, names));
    const arriving = own.filter((edge) => edge.to === node.id).map((edge) => farEnd(edge.from, edge, names));
    // Cables and tunnels have no direction: both of their ends get the same words.
    const joins =
      from === to
        ? [[to, [...leaving, ...arriving].sort()] as const]
        : [[from, leaving] as const, [to, arriving] as const];
    for (const [word, ends] of joins) {
      if (ends.length > 0)
        words.push(`${word === to && ends.length > 1 ? several : word} ${ends.join(', ')}`);
    }
  }
  return words.join(', ');
}

function farEnd(id: string, { label }: Edge, names: ReadonlyMap<string, string>): string {
  return `${names.get(id) ?? id}${label === '' ? '' : ` (${label})`}`;
}

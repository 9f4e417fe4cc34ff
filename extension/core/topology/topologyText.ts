import { conditionWord } from './conditionWord.ts';
import { message, say } from '../language/say.ts';
import { boxWord, spaceBox } from './boxTitle.ts';
import type { Changes } from './compareTopologies.ts';
import type { Edge, Node, Topology } from './topology.ts';

/** The picture in words: for screen readers, and for a terminal. A heading a box, a line a NIC. */
export function topologyText(topology: Topology, changes?: Changes): string {
  const names = new Map(topology.nodes.map((node) => [node.id, fullName(topology, node)]));
  const parts = topology.boxes.map((box) => {
    const around = topology.boxes.find(({ id }) => id === box.parent);
    const own = `${boxWord(box)} ${box.name}`;
    const title =
      box.parent === null ? own : say('{box} in {place}', { box: own, place: around?.name ?? box.parent });
    const lines = [marked(noted(title, box.about), box.id, changes)];
    for (const rule of box.nat) lines.push(`  NAT: ${rule}`);
    for (const drop of box.drops) lines.push(`  ${drop}`);
    for (const node of topology.nodes.filter((candidate) => candidate.box === box.id)) {
      lines.push(`  ${marked(nodeText(node, topology.edges, names), node.id, changes)}`);
    }
    const isEmpty = !topology.nodes.some((node) => spaceBox(topology.boxes, node.box)?.id === box.id);
    if (isEmpty && box.kind !== 'vrf') lines.push(`  ${say('no network interfaces but loopback')}`);
    const folded = box.folded.filter(({ id }) => !names.has(id)).map(({ name }) => name);
    if (folded.length > 0)
      lines.push(`  ${say('unused default devices: {names}', { names: folded.join(', ') })}`);
    return lines.join('\n');
  });
  if (changes && changes.gone.length > 0)
    parts.push(say('gone: {names}', { names: changes.gone.join(', ') }));
  if (topology.unread !== '') parts.push(topology.unread);
  return parts.join('\n\n');
}

function marked(text: string, id: string, changes: Changes | undefined): string {
  if (changes?.added.has(id)) return noted(text, say('new'));
  return changes?.changed.has(id) ? noted(text, say('changed')) : text;
}

/** With a remark in parentheses; an empty one is left out. */
function noted(text: string, note: string): string {
  return note === '' ? text : say('{text} ({note})', { text, note });
}

function fullName(topology: Topology, node: Node): string {
  const box = spaceBox(topology.boxes, node.box);
  return box ? say('{name} in {place}', { name: node.name, place: box.name }) : node.name;
}

const CABLE = message('{count, plural, one {cable} other {cables}} to {ends}');
const TUNNEL = message('{count, plural, one {tunnel} other {tunnels}} to {ends}');

/** How each end of each kind of edge describes what is at the other. */
const JOINS: Readonly<Record<Edge['kind'], { from: string; to: string }>> = {
  cable: { from: CABLE, to: CABLE },
  port: {
    from: message('port of {ends}'),
    to: message('has the {count, plural, one {port} other {ports}} {ends}'),
  },
  member: {
    from: message('member of {ends}'),
    to: message('has the {count, plural, one {member} other {members}} {ends}'),
  },
  on: { from: message('on {ends}'), to: message('carries {ends}') },
  tunnel: { from: TUNNEL, to: TUNNEL },
  holds: { from: message('holds {ends}'), to: message('held by {ends}') },
};

function nodeText(node: Node, edges: readonly Edge[], names: ReadonlyMap<string, string>): string {
  const words = [node.name, node.type];
  const condition = conditionWord(node);
  if (condition !== '') words.push(condition);
  words.push(...node.addresses);
  for (const kind of Object.keys(JOINS) as Edge['kind'][]) {
    const own = edges.filter((edge) => edge.kind === kind);
    const { from, to } = JOINS[kind];
    const leaving = own.filter((edge) => edge.from === node.id).map((edge) => farEnd(edge.to, edge, names));
    const arriving = own.filter((edge) => edge.to === node.id).map((edge) => farEnd(edge.from, edge, names));
    // Cables and tunnels have no direction: both of their ends get the same words.
    const joins =
      from === to
        ? [[to, [...leaving, ...arriving].sort()] as const]
        : [[from, leaving] as const, [to, arriving] as const];
    for (const [join, ends] of joins) {
      if (ends.length > 0) words.push(say(join, { count: ends.length, ends: ends.join(', ') }));
    }
  }
  return words.join(', ');
}

function farEnd(id: string, { label }: Edge, names: ReadonlyMap<string, string>): string {
  return noted(names.get(id) ?? id, label);
}

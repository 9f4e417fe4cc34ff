import { say } from '../language/say.ts';
import { boxWord } from './boxTitle.ts';
import type { Box, Edge, Node, Topology } from './topology.ts';

/** What is made of the picture of a network before it is drawn. */
export interface Narrowing {
  /** See filterTopology; empty for everything. */
  readonly only: string;
  /** Ids of boxes that are closed. */
  readonly closed: ReadonlySet<string>;
  /** Ids of boxes whose unused default devices are shown, or all boxes. */
  readonly unfolded: ReadonlySet<string> | 'all';
}

/** The picture as somebody wants to see it. */
export function narrowTopology(topology: Topology, { only, closed, unfolded }: Narrowing): Topology {
  const wanted = (box: Box): readonly Node[] =>
    unfolded === 'all' || unfolded.has(box.id) ? box.folded : [];
  return collapseBoxes(filterTopology(withFolded(topology, wanted), only), closed);
}

/** By the id of each node in a closed box: the id of the node that is drawn instead. */
export function drawnInstead(
  { boxes, nodes }: Topology,
  closed: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const around = closedAround(boxes, closed);
  const all = [...nodes, ...boxes.flatMap(({ folded }) => folded)];
  return new Map(
    all.flatMap(({ id, box }) => {
      const outer = around(box);
      return outer === null ? [] : [[id, closedId(outer)] as const];
    }),
  );
}

function closedId(box: string): string {
  return `${box}|`;
}

/** Finds the outermost closed box around a box, itself included. */
function closedAround(boxes: readonly Box[], closed: ReadonlySet<string>): (id: string) => string | null {
  const known = new Map(boxes.map((box) => [box.id, box]));
  return (id) => {
    let found: string | null = null;
    for (let box = known.get(id); box; box = box.parent === null ? undefined : known.get(box.parent))
      if (closed.has(box.id)) found = box.id;
    return found;
  };
}

/** The picture with some of the devices that are folded away. */
function withFolded(topology: Topology, wanted: (box: Box) => readonly Node[]): Topology {
  const more = topology.boxes
    .flatMap(wanted)
    .filter(({ id }) => !topology.nodes.some((node) => node.id === id));
  return more.length === 0 ? topology : { ...topology, nodes: [...topology.nodes, ...more] };
}

/**
 * The picture with some boxes closed: each shows one node instead of its contents, with the lines that left it, one for
 * each far end and kind.
 */
export function collapseBoxes(topology: Topology, closed: ReadonlySet<string>): Topology {
  const boxes = new Map(topology.boxes.map((box) => [box.id, box]));
  const around = closedAround(topology.boxes, closed);
  const place = new Map(topology.nodes.map(({ id, box }) => [id, around(box)]));
  const rename = (id: string): string => {
    const outer = place.get(id);
    return outer == null ? id : closedId(outer);
  };
  const within = (id: string): Node[] => topology.nodes.filter((node) => place.get(node.id) === id);
  const edges = new Map<string, Edge>();
  for (const edge of topology.edges) {
    const [from, to] = [rename(edge.from), rename(edge.to)];
    if (from === edge.from && to === edge.to) edges.set(edge.id, edge);
    else if (from !== to) {
      const id = `${from}>${to} ${edge.kind}`;
      const known = edges.get(id);
      const label = known && known.label !== edge.label ? '' : edge.label;
      edges.set(id, { ...edge, id, from, to, label });
    }
  }
  return {
    ...topology,
    boxes: topology.boxes
      .filter(({ id }) => [null, id].includes(around(id)))
      .map((box) => (closed.has(box.id) ? { ...box, folded: [] } : box)),
    nodes: [
      ...topology.nodes.filter(({ id }) => place.get(id) === null),
      ...[...closed].flatMap((id) => {
        const box = boxes.get(id);
        return box && around(id) === id ? [closedNode(box, within(id))] : [];
      }),
    ],
    edges: [...edges.values()],
  };
}

function closedNode(box: Box, inside: readonly Node[]): Node {
  return {
    id: closedId(box.id),
    box: box.id,
    kind: 'closed',
    name: say('{count, plural, one {# interface} other {# interfaces}}', { count: inside.length }),
    type: say('not shown'),
    condition: null,
    addresses: [],
    facts: inside.map(({ name, type }) => `${name} ${type}`),
  };
}

/**
 * The picture without all that has nothing to do with a text: nodes and boxes whose name, kind or address has it, what they
 * are joined to, and the boxes around these. Upper and lower case are the same; an empty text is in everything.
 */
export function filterTopology(whole: Topology, text: string): Topology {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return whole;
  const has = (...words: readonly string[]): boolean =>
    words.some((word) => word.toLowerCase().includes(wanted));
  // Who looks for a device by its name wants to see it, although nobody uses it.
  const topology = withFolded(whole, ({ folded }) => folded.filter(({ name }) => has(name)));
  const boxes = new Map(topology.boxes.map((box) => [box.id, box]));
  const around = (id: string): Box[] => {
    const box = boxes.get(id);
    return box ? [box, ...(box.parent === null ? [] : around(box.parent))] : [];
  };
  const found = new Set(
    topology.nodes
      .filter(({ name, type, addresses, box }) => has(name, type, ...addresses, ...around(box).map(titleOf)))
      .map(({ id }) => id),
  );
  const joined = topology.edges.filter(({ from, to }) => found.has(from) || found.has(to));
  const kept = new Set([...found, ...joined.flatMap(({ from, to }) => [from, to])]);
  const nodes = topology.nodes.filter(({ id }) => kept.has(id));
  const shown = new Set([
    ...nodes.flatMap(({ box }) => around(box).map(({ id }) => id)),
    ...topology.boxes.filter((box) => has(titleOf(box))).flatMap(({ id }) => around(id).map((box) => box.id)),
  ]);
  return {
    ...topology,
    nodes,
    boxes: topology.boxes.filter(({ id }) => shown.has(id)),
    edges: topology.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
  };
}

function titleOf(box: Box): string {
  return `${boxWord(box)} ${box.name} ${box.about}`;
}

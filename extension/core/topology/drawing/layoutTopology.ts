import { troubleWord } from '../conditionWord.ts';
import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import { overlap, type Point, type Rectangle } from './geometry.ts';
import type { Box, Node, Topology } from '../topology.ts';
import { labelOfBow } from './bowLabels.ts';
import { leafRows } from './leafRows.ts';
import { shortText, textColumns } from './shortText.ts';
import { leftmost, LETTER_WIDTH, MAX_TITLE, placeWords, roomBesideLines, wordsSize } from './titlePlaces.ts';
import { spots, tunnelBow } from './tunnelBows.ts';

/** Lays a graph out (elkjs, in a worker where there is one). */
export type GraphLayout = (graph: ElkNode) => Promise<ElkNode>;

export interface Drawing {
  readonly topology: Topology;
  readonly width: number;
  readonly height: number;
  /** By id of box or node. */
  readonly rectangles: ReadonlyMap<string, Rectangle>;
  /** By id of box: where its name and the notes under it stand. */
  readonly titles: ReadonlyMap<string, Rectangle>;
  /** By id of edge: the corners of its line, or the points of a tunnel's bow. */
  readonly lines: ReadonlyMap<string, readonly Point[]>;
  /** By id of edge: where its label has room; of those that have one. */
  readonly labels: ReadonlyMap<string, Rectangle>;
}

const NODE_HEIGHT = 42;
/** Pixels between a bow or its label and the edge of the drawing. */
const ROOM_AROUND = 8;
/** Width and height of a letter of a label. */
const LABEL_LETTER = { width: 6.4, height: 14 };
/** Pixels between the lines that arrive at a bridge, up to so wide a bridge. */
const LINE_GAP = 10;
const MAX_WIDE = 600;

/** Pixels between neighbours and between rows. Each box needs them, because ELK does not inherit them. */
const SPACING = { 'elk.spacing.nodeNode': '24', 'elk.layered.spacing.nodeNodeBetweenLayers': '34' };

/** Order of the model first, so that a small change moves little (ELK's reference, considerModelOrder). */
const OPTIONS: Readonly<Record<string, string>> = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.crossingMinimization.forceNodeModelOrder': 'false',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.edgeLabels.inline': 'false',
  ...SPACING,
  'elk.padding': '[top=16,left=16,bottom=16,right=16]',
};
/** Pixels between a box's left or right edge and its content. */
const SIDE = 16;
/** Pixels from a box's upper edge to its content, without its words. */
const ABOVE_CONTENT = 17;
/** Layouts, until no line runs through a box's words: one where boxes are wide enough, two mostly, and seldom more. */
const MAX_LAYOUTS = 4;

/** Positions every box, node and line. Rejects with the error of `layout`. */
export async function layoutTopology(topology: Topology, layout: GraphLayout): Promise<Drawing> {
  // Boxes whose lines leave no gap for their words: these stand left of the content.
  const crowded = new Set<string>();
  for (let round = 1; ; round++) {
    const placed = readLayout(topology, await layout(toElk(topology, crowded)));
    const titles = new Map<string, Rectangle>();
    const before = crowded.size;
    for (const box of topology.boxes) {
      const rectangle = placed.rectangles.get(box.id);
      if (!rectangle) continue;
      const place = placeWords(box, rectangle, placed.lines.values(), [...placed.labels.values()]);
      if (!place) crowded.add(box.id);
      titles.set(box.id, place ?? leftmost(box, rectangle));
    }
    if (crowded.size === before || round === MAX_LAYOUTS) return withRoom(withTunnels({ ...placed, titles }));
  }
}

/** What ELK placed: all but tunnels and words of boxes. */
function readLayout(topology: Topology, laidOut: ElkNode): Omit<Drawing, 'titles'> {
  const rectangles = new Map<string, Rectangle>();
  const labels = new Map<string, Rectangle>();
  const lines = new Map<string, Point[]>();
  collect(laidOut, 0, 0, rectangles);
  const drawn = new Set(topology.edges.map(({ id }) => id));
  for (const edge of (laidOut.edges ?? []).filter(({ id }) => drawn.has(id))) {
    // ELK gives a line's coordinates relative to the box that holds both of its ends.
    const from = (edge as { container?: string }).container;
    const { x, y } = (from === undefined ? undefined : rectangles.get(from)) ?? { x: 0, y: 0 };
    const corners = (edge.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) =>
      [startPoint, ...bendPoints, endPoint].map((point) => ({ x: point.x + x, y: point.y + y })),
    );
    lines.set(edge.id, corners);
    const [label] = edge.labels ?? [];
    if (label?.x !== undefined && label.y !== undefined)
      labels.set(edge.id, {
        x: label.x + x,
        y: label.y + y,
        width: label.width ?? 0,
        height: label.height ?? 0,
      });
  }
  const { width = 0, height = 0 } = laidOut;
  return { topology, width, height, rectangles, lines, labels };
}

/** The drawing with its tunnels, over the rest. */
function withTunnels(drawing: Drawing): Drawing {
  const { topology, rectangles } = drawing;
  const titles = new Map(drawing.titles);
  const [lines, labels] = [new Map(drawing.lines), new Map(drawing.labels)];
  const nodes = topology.nodes.flatMap(({ id }) => rectangles.get(id) ?? []);
  const bows: (readonly Point[])[] = [];
  for (const edge of topology.edges) {
    const [from, to] = [rectangles.get(edge.from), rectangles.get(edge.to)];
    if (edge.kind !== 'tunnel' || !from || !to) continue;
    const bow = tunnelBow(from, to, nodes, [...titles.values()], bows);
    bows.push(bow);
    lines.set(edge.id, bow);
  }
  const drawn = bows.flatMap(spots);
  // Where a bow has no other way, the title moves.
  for (const box of topology.boxes) {
    const [title, rectangle] = [titles.get(box.id), rectangles.get(box.id)];
    if (!title || !rectangle || !drawn.some((spot) => overlap(spot, title))) continue;
    const place = placeWords(box, rectangle, drawing.lines.values(), [...labels.values(), ...drawn]);
    if (place) titles.set(box.id, place);
  }
  for (const { id, kind, label } of topology.edges) {
    const bow = lines.get(id);
    if (kind !== 'tunnel' || label === '' || !bow) continue;
    const taken = [...nodes, ...titles.values(), ...labels.values()];
    labels.set(id, labelOfBow(bow, labelSize(label), taken, drawn));
  }
  return { ...drawing, titles, lines, labels };
}

/** Keeps room around what tunnels and their labels take beyond the boxes. */
function withRoom(drawing: Drawing): Drawing {
  const { width, height, labels, lines, rectangles, titles } = drawing;
  const bows = drawing.topology.edges
    .filter(({ kind }) => kind === 'tunnel')
    .flatMap(({ id }) => spots(lines.get(id) ?? []));
  const outer = [...bows, ...labels.values()];
  const left = Math.max(0, Math.ceil(ROOM_AROUND - Math.min(...outer.map(({ x }) => x))));
  const up = Math.max(0, Math.ceil(ROOM_AROUND - Math.min(...outer.map(({ y }) => y))));
  const right = Math.max(width, ...outer.map((at) => at.x + at.width + ROOM_AROUND));
  const bottom = Math.max(height, ...outer.map((at) => at.y + at.height + ROOM_AROUND));
  const moved = <T extends Point>(at: T): T => ({ ...at, x: at.x + left, y: at.y + up });
  const allMoved = <T extends Point>(places: ReadonlyMap<string, T>): Map<string, T> =>
    new Map([...places].map(([id, place]) => [id, moved(place)]));
  return {
    ...drawing,
    width: Math.ceil(right + left),
    height: Math.ceil(bottom + up),
    rectangles: allMoved(rectangles),
    titles: allMoved(titles),
    lines: new Map([...lines].map(([id, points]) => [id, points.map(moved)])),
    labels: allMoved(labels),
  };
}

function toElk(topology: Topology, crowded: ReadonlySet<string>): ElkNode {
  const elkBox = (box: Box): ElkNode => {
    const children = [...nodesOf(box, topology), ...boxesIn(box.id)];
    const room = roomFor(box, crowded.has(box.id));
    return {
      id: box.id,
      layoutOptions: { ...SPACING, ...room, ...leastSize(box, children.length > 0) },
      children,
    };
  };
  const boxesIn = (parent: string | null): ElkNode[] =>
    topology.boxes.filter((box) => box.parent === parent).map(elkBox);
  // Tunnels are left out: they would pull the hosts that they join out of their row.
  const edges: ElkExtendedEdge[] = topology.edges
    .filter(({ kind }) => kind !== 'tunnel')
    .map(({ id, from, to, label }) => ({
      id,
      sources: [from],
      targets: [to],
      labels: label === '' ? [] : [{ text: label, ...labelSize(label) }],
    }));
  // Of what is only there for the rows, nothing is drawn.
  const rows = leafRows(topology).map(({ above, below }): ElkExtendedEdge => ({
    id: `row ${above} ${below}`,
    sources: [above],
    targets: [below],
  }));
  return {
    id: 'network',
    layoutOptions: { ...OPTIONS },
    children: boxesIn(null),
    edges: [...edges, ...rows],
  };
}

/** ELK's options that keep room for a box's name and the notes under it: above its content, or left of it too. */
function roomFor(box: Box, crowded: boolean): Record<string, string> {
  const top = ABOVE_CONTENT + wordsSize(box).height;
  const left = crowded ? roomBesideLines(box) : SIDE;
  return { 'elk.padding': `[top=${top},left=${left},bottom=16,right=${SIDE}]` };
}

/**
 * ELK's options that make a box as wide as its words. Of a box with content, ELK takes the first number for the height where
 * the layout goes down (measured, elkjs 0.12).
 */
function leastSize(box: Box, hasContent: boolean): Record<string, string> {
  const { width, height } = wordsSize(box);
  const [wide, high] = [Math.max(120, 34 + width), ABOVE_CONTENT + height + (hasContent ? 46 : 12)];
  return {
    'elk.nodeSize.constraints': 'MINIMUM_SIZE',
    'elk.nodeSize.minimum': hasContent ? `(${high},${wide})` : `(${wide},${high})`,
  };
}

/** Nodes of a box; one that many lines arrive at is wide enough for them. */
function nodesOf(box: Box, { nodes, edges }: Topology): ElkNode[] {
  const arriving = (id: string): number => edges.filter(({ to }) => to === id).length;
  return nodes
    .filter((node) => node.box === box.id)
    .map((node) => ({
      id: node.id,
      height: NODE_HEIGHT,
      width: Math.max(widthOf(node), Math.min(MAX_WIDE, LINE_GAP * arriving(node.id))),
    }));
}

function widthOf(node: Node): number {
  const { name, addresses } = node;
  const trouble = troubleWord(node);
  const short = shortText(name, MAX_TITLE);
  const title = trouble === '' ? short : `${short}  ${trouble}`;
  const second = `${addresses[0] ?? ''}${addresses.length > 1 ? ' +1' : ''}`;
  return Math.max(96, 24 + LETTER_WIDTH * Math.max(textColumns(title), second.length));
}

function labelSize(label: string): { width: number; height: number } {
  return { width: LABEL_LETTER.width * textColumns(label), height: LABEL_LETTER.height };
}

function collect(node: ElkNode, left: number, top: number, rectangles: Map<string, Rectangle>): void {
  const [x, y] = [left + (node.x ?? 0), top + (node.y ?? 0)];
  rectangles.set(node.id, { x, y, width: node.width ?? 0, height: node.height ?? 0 });
  for (const child of node.children ?? []) collect(child, x, y, rectangles);
}

import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import { boxNotes } from './boxNotes.ts';
import type { Point, Rectangle } from './geometry.ts';
import { boxWord } from '../boxTitle.ts';
import type { Box, Node, Topology } from '../topology.ts';
import { labelOfBow } from './bowLabels.ts';
import { leafRows } from './leafRows.ts';
import { shortText, textColumns } from './shortText.ts';
import { topOfBow, tunnelBow } from './tunnelBows.ts';

/** Lays a graph out (elkjs, in a worker where there is one). */
export type GraphLayout = (graph: ElkNode) => Promise<ElkNode>;

export interface Drawing {
  readonly topology: Topology;
  readonly width: number;
  readonly height: number;
  /** By id of box or node. */
  readonly rectangles: ReadonlyMap<string, Rectangle>;
  /** By id of edge: the corners of its line, or the points of a tunnel's bow. */
  readonly lines: ReadonlyMap<string, readonly Point[]>;
  /** By id of edge: where its label has room; of those that have one. */
  readonly labels: ReadonlyMap<string, Rectangle>;
}

const NODE_HEIGHT = 42;
/** Pixels above a bow's highest point, for its label. */
const ROOM_ABOVE = 24;
/** Width of a bold letter of 12 pixels, rounded up because fonts differ. */
export const LETTER_WIDTH = 7.6;

/** Width and height of a letter of a label. */
const LABEL_LETTER = { width: 6.4, height: 14 };
/** As many letters as a title has room for; the rest is an ellipsis. */
export const MAX_TITLE = 44;

/** Pixels between the lines that arrive at a bridge, up to so wide a bridge. */
const LINE_GAP = 10;
const MOST_WIDE = 600;

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
/** Pixels of a node that is alone in its box, for the box's words. */
const WIDEST_ALONE = 240;
/** Pixels from a box's upper edge to its content, without notes. */
const BOX_TOP = 34;
/** Height of a line of notes under a box's name, and width of a letter in it. */
export const NOTE_HEIGHT = 15;
export const NOTE_LETTER_WIDTH = 6.7;

/** Positions every box, node and line. Rejects with the error of `layout`. */
export async function layoutTopology(topology: Topology, layout: GraphLayout): Promise<Drawing> {
  const laidOut = await layout(toElk(topology));
  const rectangles = new Map<string, Rectangle>();
  const labels = new Map<string, Rectangle>();
  const lines = new Map<string, { x: number; y: number }[]>();
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
  const nodes = topology.nodes.flatMap(({ id }) => rectangles.get(id) ?? []);
  for (const edge of topology.edges) {
    const [from, to] = [rectangles.get(edge.from), rectangles.get(edge.to)];
    if (edge.kind !== 'tunnel' || !from || !to) continue;
    const bow = tunnelBow(from, to, nodes);
    lines.set(edge.id, bow);
    if (edge.label !== '')
      labels.set(edge.id, labelOfBow(bow, labelSize(edge.label), [...nodes, ...labels.values()]));
  }
  const { width = 0, height = 0 } = laidOut;
  return withRoom({ topology, width, height, rectangles, lines, labels });
}

/** Moves everything down where a bow rises above the uppermost box. */
function withRoom(drawing: Drawing): Drawing {
  const highest = Math.min(
    ...drawing.topology.edges
      .filter(({ kind }) => kind === 'tunnel')
      .map(({ id }) => topOfBow(drawing.lines.get(id) ?? []).y),
    ...[...drawing.labels.values()].map(({ y }) => y + LABEL_LETTER.height),
  );
  const lift = Math.ceil(ROOM_ABOVE - highest);
  if (!(lift > 0 && Number.isFinite(lift))) return drawing;
  const down = <T extends { readonly y: number }>(at: T): T => ({ ...at, y: at.y + lift });
  return {
    ...drawing,
    height: drawing.height + lift,
    rectangles: new Map([...drawing.rectangles].map(([id, rectangle]) => [id, down(rectangle)])),
    lines: new Map([...drawing.lines].map(([id, points]) => [id, points.map(down)])),
    labels: new Map([...drawing.labels].map(([id, rectangle]) => [id, down(rectangle)])),
  };
}

function toElk(topology: Topology): ElkNode {
  const childrenOf = (parent: string | null): ElkNode[] =>
    topology.boxes
      .filter((box) => box.parent === parent)
      .map((box) => ({
        id: box.id,
        layoutOptions: {
          ...SPACING,
          ...roomFor(box),
        },
        children: [...nodesOf(box, topology), ...childrenOf(box.id)],
      }));
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
    children: childrenOf(null),
    edges: [...edges, ...rows],
  };
}

/** Width of a box that its name and the notes under it need. */
function widthForWords(box: Box): number {
  const title = `${boxWord(box)} ${shortText(box.name, MAX_TITLE)}`;
  const words = [
    34 + LETTER_WIDTH * textColumns(title),
    ...boxNotes(box).map((note) => 28 + NOTE_LETTER_WIDTH * textColumns(note)),
  ];
  return Math.max(120, ...words);
}

/** ELK's options that keep room for a box's name and the notes under it. */
function roomFor(box: Box): Record<string, string> {
  const top = BOX_TOP + NOTE_HEIGHT * boxNotes(box).length;
  return {
    'elk.padding': `[top=${top},left=${SIDE},bottom=16,right=${SIDE}]`,
    'elk.nodeSize.constraints': 'MINIMUM_SIZE',
    'elk.nodeSize.minimum': `(${widthForWords(box)},${top + 46})`,
  };
}

/** Nodes of a box. ELK gives a box with nodes no other width than theirs: one alone is as wide as the box's words need. */
function nodesOf(box: Box, { nodes, edges, boxes }: Topology): ElkNode[] {
  const own = nodes.filter((node) => node.box === box.id);
  const arriving = (id: string): number => edges.filter(({ to }) => to === id).length;
  const alone = own.length === 1 && !boxes.some(({ parent }) => parent === box.id);
  const least = alone ? Math.min(WIDEST_ALONE, widthForWords(box) - 2 * SIDE) : 0;
  return own.map((node) => ({
    id: node.id,
    height: NODE_HEIGHT,
    width: Math.max(widthOf(node), least, Math.min(MOST_WIDE, LINE_GAP * arriving(node.id))),
  }));
}

function widthOf({ name, addresses, condition }: Node): number {
  const short = shortText(name, MAX_TITLE);
  const title = condition === 'up' || condition === null ? short : `${short}  ${condition}`;
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

import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import { boxNotes } from './boxNotes.ts';
import type { Point, Rectangle } from './geometry.ts';
import type { Node, Topology } from './topology.ts';
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
}

const NODE_HEIGHT = 42;
/** Pixels above a bow's highest point, for its label. */
const ROOM_ABOVE = 24;
/** Width of a bold letter of 12 pixels, rounded up because fonts differ. */
const LETTER_WIDTH = 7.6;

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
  ...SPACING,
  'elk.padding': '[top=16,left=16,bottom=16,right=16]',
};
/** Pixels from a box's upper edge to its content, without notes. */
const BOX_TOP = 34;
/** Height of a line of notes under a box's name, and width of a letter in it. */
export const NOTE_HEIGHT = 15;
const NOTE_LETTER_WIDTH = 6.7;

/** Positions every box, node and line. Rejects with the error of `layout`. */
export async function layoutTopology(topology: Topology, layout: GraphLayout): Promise<Drawing> {
  const laidOut = await layout(toElk(topology));
  const rectangles = new Map<string, Rectangle>();
  const lines = new Map<string, { x: number; y: number }[]>();
  collect(laidOut, 0, 0, rectangles);
  for (const edge of laidOut.edges ?? []) {
    // ELK gives a line's coordinates relative to the box that holds both of its ends.
    const from = (edge as { container?: string }).container;
    const { x, y } = (from === undefined ? undefined : rectangles.get(from)) ?? { x: 0, y: 0 };
    const corners = (edge.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) =>
      [startPoint, ...bendPoints, endPoint].map((point) => ({ x: point.x + x, y: point.y + y })),
    );
    lines.set(edge.id, corners);
  }
  const nodes = topology.nodes.flatMap(({ id }) => rectangles.get(id) ?? []);
  for (const edge of topology.edges) {
    const [from, to] = [rectangles.get(edge.from), rectangles.get(edge.to)];
    if (edge.kind === 'tunnel' && from && to) lines.set(edge.id, tunnelBow(from, to, nodes));
  }
  return withRoom({ topology, width: laidOut.width ?? 0, height: laidOut.height ?? 0, rectangles, lines });
}

/** Moves everything down where a bow rises above the uppermost box. */
function withRoom(drawing: Drawing): Drawing {
  const highest = Math.min(
    ...drawing.topology.edges
      .filter(({ kind }) => kind === 'tunnel')
      .map(({ id }) => topOfBow(drawing.lines.get(id) ?? []).y),
  );
  const lift = Math.ceil(ROOM_ABOVE - highest);
  if (!(lift > 0 && Number.isFinite(lift))) return drawing;
  const down = <T extends { readonly y: number }>(at: T): T => ({ ...at, y: at.y + lift });
  return {
    ...drawing,
    height: drawing.height + lift,
    rectangles: new Map([...drawing.rectangles].map(([id, rectangle]) => [id, down(rectangle)])),
    lines: new Map([...drawing.lines].map(([id, points]) => [id, points.map(down)])),
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
          ...roomFor(boxNotes(box)),
        },
        children: [
          ...topology.nodes
            .filter((node) => node.box === box.id)
            .map((node) => ({
              id: node.id,
              height: NODE_HEIGHT,
              width: widthOf(node),
            })),
          ...childrenOf(box.id),
        ],
      }));
  // Tunnels are left out: they would pull the hosts that they join out of their row.
  const edges: ElkExtendedEdge[] = topology.edges
    .filter(({ kind }) => kind !== 'tunnel')
    .map(({ id, from, to }) => ({ id, sources: [from], targets: [to] }));
  return { id: 'network', layoutOptions: { ...OPTIONS }, children: childrenOf(null), edges };
}

/** ELK's options that keep room for a box's name and the notes under it. */
function roomFor(notes: readonly string[]): Record<string, string> {
  const top = BOX_TOP + NOTE_HEIGHT * notes.length;
  const width = Math.max(120, ...notes.map(({ length }) => 28 + NOTE_LETTER_WIDTH * length));
  return {
    'elk.padding': `[top=${top},left=16,bottom=16,right=16]`,
    'elk.nodeSize.constraints': 'MINIMUM_SIZE',
    'elk.nodeSize.minimum': `(${width},${top + 46})`,
  };
}

function widthOf({ name, addresses, condition }: Node): number {
  const title = condition === 'up' || condition === null ? name : `${name}  ${condition}`;
  const second = `${addresses[0] ?? ''}${addresses.length > 1 ? ' +1' : ''}`;
  return Math.max(96, 24 + LETTER_WIDTH * Math.max(title.length, second.length));
}

function collect(node: ElkNode, left: number, top: number, rectangles: Map<string, Rectangle>): void {
  const [x, y] = [left + (node.x ?? 0), top + (node.y ?? 0)];
  rectangles.set(node.id, { x, y, width: node.width ?? 0, height: node.height ?? 0 });
  for (const child of node.children ?? []) collect(child, x, y, rectangles);
}

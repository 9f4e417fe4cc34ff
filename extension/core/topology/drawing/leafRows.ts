import type { Topology } from '../topology.ts';

/** More than so many boxes beside each other are put in rows. */
const LONGEST_ROW = 8;

/** A box that hangs on one hub: its node, and the port of the hub's side, which may be the hub. */
interface Leaf {
  readonly node: string;
  readonly port: string;
  readonly hub: string;
}

/**
 * Pairs of nodes of which the first is to be drawn above the second: they put the many boxes that hang on one bridge in rows,
 * where a layered layout puts them all beside each other.
 */
export function leafRows(topology: Topology): { readonly above: string; readonly below: string }[] {
  const byHub = new Map<string, Leaf[]>();
  for (const leaf of leavesOf(topology)) byHub.set(leaf.hub, [...(byHub.get(leaf.hub) ?? []), leaf]);
  return [...byHub.values()].flatMap((leaves) => {
    if (leaves.length <= LONGEST_ROW) return [];
    // A branch is about as wide as it is high: as many rows as columns.
    const columns = Math.max(LONGEST_ROW, Math.ceil(Math.sqrt(leaves.length)));
    return leaves.slice(columns).flatMap(({ port, node, hub }, index) => {
      const below = leaves[index];
      return below ? [{ above: port === hub ? node : port, below: below.node }] : [];
    });
  });
}

function leavesOf({ boxes, nodes, edges }: Topology): Leaf[] {
  const boxOf = new Map(nodes.map(({ id, box }) => [id, box]));
  const joined = new Map<string, string[]>();
  for (const { from, to, kind } of edges) {
    if (kind === 'tunnel') continue;
    joined.set(from, [...(joined.get(from) ?? []), to]);
    joined.set(to, [...(joined.get(to) ?? []), from]);
  }
  const parents = new Set(boxes.map(({ parent }) => parent));
  return boxes.flatMap((box): Leaf[] => {
    if (parents.has(box.id)) return [];
    const out = nodes
      .filter((node) => node.box === box.id)
      .flatMap(({ id }) =>
        (joined.get(id) ?? []).filter((far) => boxOf.get(far) !== box.id).map((far) => ({ id, far })),
      );
    const [only] = out;
    if (out.length !== 1 || !only) return [];
    const beyond = (joined.get(only.far) ?? []).filter((far) => far !== only.id);
    // A NIC that is in nothing but the hub; or the hub itself.
    const [hub] = beyond;
    return [
      { node: only.id, port: only.far, hub: beyond.length === 1 && hub !== undefined ? hub : only.far },
    ];
  });
}

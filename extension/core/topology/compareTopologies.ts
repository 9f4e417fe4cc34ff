import { spaceBox } from './boxTitle.ts';
import type { Node, Topology } from './topology.ts';

/** What changed, by id of box, node or edge. */
export interface Changes {
  readonly added: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
  /** What was removed, by name: the picture has nothing left to mark. */
  readonly gone: readonly string[];
}

/** Compares a topology with an earlier one. */
export function compareTopologies(before: Topology, after: Topology): Changes {
  const ids = (topology: Topology): string[] =>
    [...topology.boxes, ...topology.nodes, ...topology.edges].map(({ id }) => id);
  const old = new Set(ids(before));
  const now = new Set(ids(after));
  const nodes = new Map(before.nodes.map((node) => [node.id, node]));
  const changed = after.nodes.filter((node) => {
    const was = nodes.get(node.id);
    return was !== undefined && look(was) !== look(node);
  });
  const boxes = new Map(before.boxes.map((box) => [box.id, box]));
  const otherwise = after.boxes.filter(({ id, nat, drops }) => {
    const was = boxes.get(id);
    return was !== undefined && JSON.stringify([was.nat, was.drops]) !== JSON.stringify([nat, drops]);
  });
  return {
    added: new Set([...now].filter((id) => !old.has(id))),
    changed: new Set([...otherwise, ...changed].map(({ id }) => id)),
    gone: before.nodes
      .filter(({ id }) => !now.has(id))
      .map(({ box, name }) => `${name} (${spaceBox(before.boxes, box)?.id ?? box})`),
  };
}

/** The facts of a node whose change a learner would notice. */
function look({ condition, addresses, facts }: Node): string {
  return JSON.stringify([condition, addresses, facts]);
}

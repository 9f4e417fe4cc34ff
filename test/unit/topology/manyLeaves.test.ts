import Elk from 'elkjs/lib/elk.bundled.js';
import { expect, test } from 'vitest';
import { layoutTopology } from '../../../extension/core/topology/drawing/layoutTopology.ts';
import type { Box, Edge, Node, Topology } from '../../../extension/core/topology/topology.ts';

/** A bridge with that many namespaces on it: two links for each. */
function star(count: number): Topology {
  const box = (id: string, kind: Box['kind'], parent: string | null): Box => ({
    ...{ id, kind, name: id, about: '', folded: [], drops: [], parent, nat: [] },
  });
  const node = (id: string, inBox: string, kind: Node['kind'] = 'nic'): Node => ({
    ...{ id, box: inBox, kind, name: id, type: 'veth', condition: 'up', addresses: [], facts: [] },
  });
  const edge = (kind: Edge['kind'], from: string, to: string): Edge => ({
    ...{ id: `${from}>${to}`, kind, from, to, label: '', blocked: false },
  });
  const each = Array.from({ length: count }, (_, i) => i);
  return {
    boxes: [box('vm', 'host', null), ...each.map((i) => box(`vm/n${i}`, 'namespace', 'vm'))],
    nodes: [
      node('vm|br0', 'vm', 'bridge'),
      ...each.flatMap((i) => [node(`vm|v${i}`, 'vm'), node(`vm/n${i}|e`, `vm/n${i}`)]),
    ],
    edges: each.flatMap((i) => [edge('cable', `vm/n${i}|e`, `vm|v${i}`), edge('port', `vm|v${i}`, 'vm|br0')]),
    unread: '',
  };
}

test('many namespaces on a bridge stand in rows, and no line is drawn that is none', async () => {
  const elk = new Elk();
  const { width, height, lines, rectangles } = await layoutTopology(star(40), (graph) => elk.layout(graph));
  expect(width / height).toBeLessThan(4);
  expect(lines.size).toBe(80);
  const tops = new Set(Array.from({ length: 40 }, (_, i) => Math.round(rectangles.get(`vm/n${i}`)!.y / 60)));
  expect(tops.size).toBeGreaterThanOrEqual(4);
}, 60_000);

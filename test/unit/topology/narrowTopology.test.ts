import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseState } from '../../../extension/core/state/parseState.ts';
import { buildTopology } from '../../../extension/core/topology/buildTopology.ts';
import { topologyMermaid } from '../../../extension/core/topology/drawing/topologyMermaid.ts';
import { collapseBoxes, filterTopology } from '../../../extension/core/topology/narrowTopology.ts';
import type { Topology } from '../../../extension/core/topology/topology.ts';

function pictured(world: string): Topology {
  const file = new URL(`../../fixtures/state/${world}.json`, import.meta.url);
  return buildTopology(parseState(JSON.parse(readFileSync(file, 'utf8'))).state);
}
const names = ({ nodes }: Topology): string[] => nodes.map(({ name }) => name).sort();

test('a closed namespace is one node, and its cables lead to it', () => {
  const topology = collapseBoxes(pictured('veth-bridge'), new Set(['vm/red']));
  expect(topology.boxes.map(({ id }) => id)).toContain('vm/red');
  expect(topology.nodes.filter(({ box }) => box === 'vm/red')).toMatchObject([
    { id: 'vm/red|', name: '1 interface', kind: 'closed', facts: ['eth0 veth'] },
  ]);
  const cables = topology.edges.filter(({ from, to }) => [from, to].includes('vm/red|'));
  expect(cables).toMatchObject([{ kind: 'cable' }]);
});

test('a closed host hides its namespaces, and the lines within it', () => {
  const topology = collapseBoxes(pictured('veth-bridge'), new Set(['vm', 'vm/red']));
  expect(topology.boxes.map(({ id }) => id)).toEqual(['vm']);
  expect(topology.nodes).toHaveLength(1);
  expect(topology.edges).toEqual([]);
});

test('a filter keeps what it names, what that is joined to, and the boxes around', () => {
  const whole = pictured('veth-bridge');
  const { boxes, nodes } = filterTopology(whole, ' RED ');
  expect(boxes.map(({ id }) => id).sort()).toEqual(['vm', 'vm/red']);
  expect(nodes.map(({ id }) => id)).toContain('vm/red|eth0');
  expect(nodes.map(({ id }) => id)).toContain('vm|vred');
  expect(names(filterTopology(whole, '10.0.0.2/'))).toHaveLength(2);
  expect(filterTopology(whole, '')).toBe(whole);
  expect(filterTopology(whole, 'nothing has this').nodes).toEqual([]);
});

test('Mermaid: boxes in boxes, and no text of a guest ends a label', () => {
  const text = topologyMermaid(pictured('vxlan'));
  expect(text).toMatch(/^flowchart TB\n {2}subgraph n\d+\["host a"\]/);
  expect(text).toContain('<-.->|"VNI 42"|');
  expect(text.match(/subgraph/g)).toHaveLength(text.match(/\bend\b/g)!.length);
  const evil = pictured('tun');
  const named = { ...evil, nodes: evil.nodes.map((node) => ({ ...node, name: '"]; click <b>\n' })) };
  expect(topologyMermaid(named)).toContain('["#34;]#59; click #60;b#62; (');
});

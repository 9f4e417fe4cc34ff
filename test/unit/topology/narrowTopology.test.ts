import Elk from 'elkjs/lib/elk.bundled.js';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseState } from '../../../extension/core/state/parseState.ts';
import { buildTopology } from '../../../extension/core/topology/buildTopology.ts';
import { topologyMermaid } from '../../../extension/core/topology/drawing/topologyMermaid.ts';
import { layoutTopology } from '../../../extension/core/topology/drawing/layoutTopology.ts';
import { topologyDrawio } from '../../../extension/core/topology/drawing/topologyDrawio.ts';
import { topologySvg } from '../../../extension/core/topology/drawing/topologySvg.ts';
import {
  collapseBoxes,
  drawnInstead,
  filterTopology,
  narrowTopology,
} from '../../../extension/core/topology/narrowTopology.ts';
import type { Topology } from '../../../extension/core/topology/topology.ts';
import { topologyText } from '../../../extension/core/topology/topologyText.ts';

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
  const instead = drawnInstead(pictured('veth-bridge'), new Set(['vm', 'vm/red']));
  expect([instead.get('vm/red|eth0'), instead.get('vm|vred')]).toEqual(['vm|', 'vm|']);
  expect(drawnInstead(pictured('veth-bridge'), new Set())).toEqual(new Map());
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

const PLAIN = { only: '', closed: new Set<string>(), unfolded: new Set<string>() };
const IDLE = ['gre0', 'gretap0', 'erspan0', 'tunl0', 'sit0', 'ip6tnl0', 'ip6gre0'];

test('unused default devices are one line, in the picture a button; opened they are nodes, and a filter finds them', async () => {
  const whole = pictured('networks/gre');
  const drawn = async (unfolded: ReadonlySet<string>): Promise<string> => {
    const elk = new Elk();
    const drawing = await layoutTopology(narrowTopology(whole, { ...PLAIN, unfolded }), (graph) =>
      elk.layout(graph),
    );
    return topologySvg(drawing, { closed: new Set() });
  };
  expect(names(narrowTopology(whole, PLAIN))).not.toContain('gre0');
  expect(topologyText(whole)).toContain(`  unused default devices: ${IDLE.join(', ')}`);
  const button = /data-idle="vm&#?[^"]*a"|data-idle="vm\/a"/;
  const folded = await drawn(new Set());
  expect(folded).toMatch(button);
  expect(folded).toMatch(/role="button" aria-label="7 unused default devices" aria-expanded="false"/);
  const open = await drawn(new Set(['vm/a']));
  expect(open).toMatch(/aria-label="7 unused default devices" aria-expanded="true"/);
  expect(open).toContain('data-node="vm/a|tunl0"');
  expect(open).not.toContain('data-node="vm/b|tunl0"');
  const opened = narrowTopology(whole, { ...PLAIN, unfolded: 'all' });
  expect(names(opened).filter((name) => name === 'tunl0')).toHaveLength(3);
  expect(topologyText(opened)).not.toContain('unused default devices');
  expect(
    names(narrowTopology(whole, { ...PLAIN, only: 'ip6tnl' })).filter((name) => name === 'ip6tnl0'),
  ).toHaveLength(3);
});

test('what a firewall drops is said where it sits: under the namespace, or with the one link that it is for', () => {
  const { boxes, nodes } = pictured('networks/firewall');
  const dropsOf = (id: string): readonly string[] => boxes.find((box) => box.id === id)?.drops ?? [];
  expect(dropsOf('vm/s')).toEqual(['firewall: bridge forward drops ip saddr 10.0.0.1 ip daddr 10.0.0.2']);
  expect(dropsOf('vm/h1')).toEqual([
    'firewall: output rejects ip daddr @bad',
    'firewall: output drops what no rule accepts',
  ]);
  expect(dropsOf('vm/h3')).toEqual([
    'firewall: input rejects -p tcp -m conntrack --ctstate NEW -m tcp --dport 80',
    'firewall: input drops tcp dport 80',
  ]);
  expect(nodes.flatMap(({ facts }) => facts).filter((fact) => fact.startsWith('firewall'))).toEqual([]);
});

test('draw.io: boxes contain what is in them, lines join what they connect, and a guest writes no markup', async () => {
  const elk = new Elk();
  const evil = pictured('lessons/vxlan-p2p');
  const named = { ...evil, nodes: evil.nodes.map((node) => ({ ...node, name: '"/><x>' })) };
  const file = topologyDrawio(await layoutTopology(named, (graph) => elk.layout(graph)));
  expect(file).not.toContain('<x>');
  const cells = [...file.matchAll(/<mxCell id="([^"]*)"([^>]*)>/g)].map(([, id = '', rest = '']) => ({
    id,
    rest,
  }));
  expect(cells.filter(({ rest }) => rest.includes('vertex="1"'))).toHaveLength(
    evil.boxes.length + evil.nodes.length,
  );
  const lines = cells.filter(({ rest }) => rest.includes('edge="1"'));
  expect(lines).toHaveLength(evil.edges.length);
  const known = new Set(cells.map(({ id }) => id));
  for (const { rest } of lines)
    for (const end of ['source', 'target'])
      expect(known.has(new RegExp(`${end}="([^"]*)"`).exec(rest)?.[1] ?? 'none')).toBe(true);
  for (const { rest } of cells.slice(1))
    expect(known.has(/parent="([^"]*)"/.exec(rest)?.[1] ?? '')).toBe(true);
});

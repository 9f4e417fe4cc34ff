import Elk from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseState } from '../../../extension/core/state/parseState.ts';
import { buildTopology } from '../../../extension/core/topology/buildTopology.ts';
import { overlap, partsOf, type Rectangle } from '../../../extension/core/topology/drawing/geometry.ts';
import { layoutTopology, type Drawing } from '../../../extension/core/topology/drawing/layoutTopology.ts';
import { spots } from '../../../extension/core/topology/drawing/tunnelBows.ts';
import type { Topology } from '../../../extension/core/topology/topology.ts';
import { runsOf } from '../fuzzRuns.ts';
import { anyTopology } from './anyTopology.ts';

const elk = new Elk();
const draw = (topology: Topology): Promise<Drawing> => layoutTopology(topology, (graph) => elk.layout(graph));

/** What lies on what: `label h0|n1=h1|n0 cable on title h1`. */
function collisions({ topology, rectangles, titles, lines, labels, width, height }: Drawing): string[] {
  const named = (kind: string, ids: readonly string[], places: ReadonlyMap<string, Rectangle>) =>
    ids.flatMap((id): [string, Rectangle][] => {
      const place = places.get(id);
      return place ? [[`${kind} ${id}`, place]] : [];
    });
  const nodes = named(
    'node',
    topology.nodes.map(({ id }) => id),
    rectangles,
  );
  const words = named('title', [...titles.keys()], titles);
  const said = named('label', [...labels.keys()], labels);
  const cables = topology.edges
    .filter(({ kind }) => kind !== 'tunnel')
    .flatMap(({ id }) =>
      partsOf(lines.get(id) ?? []).map((part): [string, Rectangle] => [`line ${id}`, part]),
    );
  const pairs = (ones: [string, Rectangle][], others: [string, Rectangle][]): string[] =>
    ones.flatMap(([one, place]) =>
      others
        .filter(([other, where]) => one !== other && overlap(place, where))
        .map(([other]) => `${one} on ${other}`),
    );
  const outside = [...nodes, ...words, ...said].filter(
    ([, at]) => at.x < 0 || at.y < 0 || at.x + at.width > width || at.y + at.height > height,
  );
  return [
    ...pairs(cables, words),
    ...pairs(said, nodes),
    ...pairs(said, words),
    ...pairs(said, said),
    ...pairs(words, nodes),
    ...pairs(nodes, nodes),
    ...outside.map(([what]) => `${what} outside`),
  ];
}

test('in any network no line runs through a title, and no label lies on a node, a title or another label', async () => {
  await fc.assert(
    fc.asyncProperty(anyTopology, async (topology) => {
      const drawing = await draw(topology);
      expect(collisions(drawing)).toEqual([]);
      const labelled = topology.edges.filter(({ label }) => label !== '').map(({ id }) => id);
      expect([...drawing.labels.keys()].sort()).toEqual(labelled.sort());
    }),
    runsOf(150),
  );
}, 300_000);

const WORLDS = [
  ...[
    'lessons/vxlan-multicast',
    'lessons/vxlan-registry',
    'lessons/docker0',
    'lessons/geneve',
    'networks/vnis',
  ],
  ...[
    'networks/gre',
    'networks/bond',
    'networks/loop',
    'networks/firewall',
    'networks/vrf',
    'networks/service',
  ],
];
test.each(WORLDS)(
  '%s: nothing on anything, and no tunnel through a title or over a node between',
  async (world) => {
    const file = new URL(`../../fixtures/state/${world}.json`, import.meta.url);
    const drawing = await draw(buildTopology(parseState(JSON.parse(readFileSync(file, 'utf8'))).state));
    expect(collisions(drawing)).toEqual([]);
    const { topology, rectangles, titles, lines } = drawing;
    for (const { id, kind, from, to } of topology.edges) {
      if (kind !== 'tunnel') continue;
      const others = topology.nodes.filter((node) => node.id !== from && node.id !== to);
      const inTheWay = [...others.flatMap((node) => rectangles.get(node.id) ?? []), ...titles.values()];
      for (const spot of spots(lines.get(id) ?? []))
        expect(inTheWay.some((place) => overlap(spot, place))).toBe(false);
    }
  },
);

test('a box with long words is as wide as they are, and no higher than its content', async () => {
  const file = new URL('../../fixtures/state/networks/firewall.json', import.meta.url);
  const { rectangles, titles } = await draw(
    buildTopology(parseState(JSON.parse(readFileSync(file, 'utf8'))).state),
  );
  const [box, words] = [rectangles.get('vm/h3')!, titles.get('vm/h3')!];
  expect(words.width).toBeGreaterThan(300);
  expect(box.width).toBeGreaterThan(words.width);
  expect(box.height).toBeLessThan(140);
});

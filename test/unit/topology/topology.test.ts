import Elk from 'elkjs/lib/elk.bundled.js';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { NetworkState } from '../../../extension/core/state/networkState.ts';
import { useLanguage } from '../../../extension/core/language/say.ts';
import { parseState } from '../../../extension/core/state/parseState.ts';
import { buildTopology } from '../../../extension/core/topology/buildTopology.ts';
import { compareTopologies } from '../../../extension/core/topology/compareTopologies.ts';
import { layoutTopology, type Drawing } from '../../../extension/core/topology/drawing/layoutTopology.ts';
import { overlap } from '../../../extension/core/topology/drawing/geometry.ts';
import { topologySvg } from '../../../extension/core/topology/drawing/topologySvg.ts';
import { spots } from '../../../extension/core/topology/drawing/tunnelBows.ts';
import { topologyText } from '../../../extension/core/topology/topologyText.ts';

function captured(world: string): NetworkState {
  const file = new URL(`../../fixtures/state/${world}.json`, import.meta.url);
  return parseState(JSON.parse(readFileSync(file, 'utf8'))).state;
}

const elk = new Elk();
const draw = (state: NetworkState): Promise<Drawing> =>
  layoutTopology(buildTopology(state), (graph) => elk.layout(graph));

const WORLDS = ['empty', 'veth-bridge', 'vlan', 'vxlan', 'macvlan', 'tun', 'docker', 'nat-nft'];

describe('in words', () => {
  test('a bridge, its ports, and the cables into rooms', () => {
    const text = topologyText(buildTopology(captured('veth-bridge')));
    expect(text).toContain('br0, bridge, up, has the ports vred in vm, vgreen in vm, vblue in vm');
    expect(text).toMatch(/namespace red in vm\n {2}eth0, veth, up, 10\.0\.0\.1\/24, cable to vred in vm/);
  });

  test('a tunnel between two hosts; the machine itself is left out where nothing happens in it', () => {
    const text = topologyText(buildTopology(captured('vxlan')));
    expect(text).toContain('vxlan0, vxlan, up, 10.20.1.2/24, on enp0s8 in a, tunnel to vxlan0 in b (VNI 42)');
    expect(text).not.toContain('host vm');
  });

  test('containers by name, and the program that holds a tun', () => {
    expect(topologyText(buildTopology(captured('docker')))).toMatch(
      /container web in vm \(patchbay\/busybox[^)]*network bridge\)\n {2}eth0, veth, up, 172\.17\.0\.2\/16/,
    );
    expect(topologyText(buildTopology(captured('tun')))).toMatch(/tun0, tun, up, .* held by mytun in vm/);
  });

  test('in the reader’s language', () => {
    useLanguage('zh-cn');
    try {
      const text = topologyText(buildTopology(captured('veth-bridge')));
      expect(text).toContain('br0, bridge, 已启用, 有 3 个端口：vm 中的 vred, vm 中的 vgreen, vm 中的 vblue');
      expect(text).toMatch(
        /命名空间 red（在 vm 中）\n {2}eth0, veth, 已启用, 10\.0\.0\.1\/24, 1 根网线通往 vm 中的 vred/,
      );
    } finally {
      useLanguage('en');
    }
  });

  test('a cable whose far end is in a namespace that was not found is a cable still', () => {
    const { namespaces, ...rest } = captured('veth-bridge');
    const links = namespaces.find(({ name }) => name === null)!.links;
    const vred = links.find(({ name }) => name === 'vred')!;
    const unseen = { ...vred, below: { ...vred.below!, inode: null, name: null } };
    const spaces = namespaces
      .filter(({ name }) => name === null)
      .map((space) => ({ ...space, links: links.map((link) => (link === vred ? unseen : link)) }));
    expect(topologyText(buildTopology({ ...rest, namespaces: spaces }))).toContain(
      'vred, veth into an unseen namespace, up, port of br0',
    );
  });

  test('a tunnel whose ends do not agree says what differs', () => {
    const raw = readFileSync(new URL('../../fixtures/state/vxlan.json', import.meta.url), 'utf8');
    const other = raw.replace('"port":4789', '"port":8472').replace('"id":42', '"id":43');
    const { edges } = buildTopology(parseState(JSON.parse(other)).state);
    expect(edges.find(({ kind }) => kind === 'tunnel')?.label).toMatch(
      /^VNIs differ: (42 and 43|43 and 42), ports differ: /,
    );
  });
});

test('two tunnels between the same hosts are two, and not four', async () => {
  const state = captured('vxlan');
  const namespaces = state.namespaces.map((space) => ({
    ...space,
    links: space.links.flatMap((link) =>
      link.kind === 'vxlan'
        ? [link, { ...link, name: 'vxlan1', index: 99, details: { ...link.details, id: 43 } }]
        : [link],
    ),
  }));
  const { topology, rectangles, lines } = await draw({ ...state, namespaces });
  const tunnels = topology.edges.filter(({ kind }) => kind === 'tunnel');
  expect(tunnels.map(({ label }) => label).sort()).toEqual(['VNI 42', 'VNI 43']);
  // One VTEP stands between the ends of the outer tunnel, which does not run over it.
  for (const { id, from, to } of tunnels) {
    const others = topology.nodes.filter((node) => node.id !== from && node.id !== to);
    for (const spot of spots(lines.get(id)!))
      expect(others.some((node) => overlap(spot, rectangles.get(node.id)!))).toBe(false);
  }
});

describe('drawn', () => {
  test.each(WORLDS)('%s: all inside its box, nothing over another, every join a line', async (world) => {
    const { topology, rectangles, lines } = await draw(captured(world));
    for (const node of topology.nodes) {
      const [own, box] = [rectangles.get(node.id)!, rectangles.get(node.box)!];
      expect(own.x >= box.x && own.y >= box.y && own.x + own.width <= box.x + box.width).toBe(true);
      expect(own.y + own.height <= box.y + box.height).toBe(true);
      for (const other of topology.nodes
        .filter(({ id }) => id > node.id)
        .map(({ id }) => rectangles.get(id)!)) {
        const apart = own.x + own.width <= other.x || other.x + other.width <= own.x;
        expect(apart || own.y + own.height <= other.y || other.y + other.height <= own.y).toBe(true);
      }
    }
    for (const edge of topology.edges) expect(lines.get(edge.id)?.length).toBeGreaterThan(1);
  });

  test('a line begins and ends at what it joins', async () => {
    const { topology, rectangles, lines } = await draw(captured('veth-bridge'));
    for (const { id, from, to } of topology.edges) {
      const corners = lines.get(id)!;
      const touches = (node: string, at: { x: number; y: number }): boolean => {
        const { x, y, width, height } = rectangles.get(node)!;
        return at.x >= x - 1 && at.x <= x + width + 1 && at.y >= y - 1 && at.y <= y + height + 1;
      };
      expect(touches(from, corners[0]!) && touches(to, corners.at(-1)!)).toBe(true);
    }
  });

  test('what a guest calls a link is text and nothing else', async () => {
    const raw = readFileSync(new URL('../../fixtures/state/tun.json', import.meta.url), 'utf8');
    const evil = raw.replaceAll('mytun', '<script>\\"&').replaceAll('"tun0"', '"<img/x>"');
    const svg = topologySvg(await draw(parseState(JSON.parse(evil)).state));
    expect(svg).not.toMatch(/<script|<img/);
    expect(svg).toContain('&#60;script&#62;');
  });

  test('down is shown in words and in the outline, new in words', async () => {
    const drawing = await draw(captured('macvlan'));
    const added = new Set(['vm/m1|mv1']);
    const svg = topologySvg(drawing, { changes: { added, changed: new Set(), gone: [] } });
    expect(svg).toMatch(/class="node-nic off [^>]*data-node="vm&#47;i1|class="node-nic off "/);
    expect(svg).toMatch(/mv1<\/text><text class="small" text-anchor="end"[^>]*>new</);
  });
});

test('what changed between two reads: new, changed, gone', () => {
  const [before, after] = [buildTopology(captured('empty')), buildTopology(captured('veth-bridge'))];
  const made = compareTopologies(before, after);
  expect(made.added).toContain('vm|br0');
  expect(made.added).toContain('vm/red|eth0');
  expect(made.gone).toEqual([]);
  expect(compareTopologies(after, before).gone).toContain('br0 (vm)');
  expect(compareTopologies(after, after)).toEqual({ added: new Set(), changed: new Set(), gone: [] });
});

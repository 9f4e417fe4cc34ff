import fc from 'fast-check';
import type { Box, Edge, Node, Topology } from '../../../extension/core/topology/topology.ts';

const NAMES = ['eth0', 'vxlan-10042', '東京支社', 'wg0', 'kühlschrank-der-nachbarn-im-dritten-stock'];
const RULES = ['masquerade from 10.0.0.0/24 not out of br0', 'dnat port 8080/tcp becomes 172.17.0.2:80'];

const seeds = fc.record({
  hosts: fc.array(
    fc.record({
      name: fc.constantFrom(...NAMES),
      nat: fc.array(fc.constantFrom(...RULES), { maxLength: 5 }),
      own: fc.integer({ min: 0, max: 5 }),
      inside: fc.array(fc.record({ name: fc.constantFrom(...NAMES), own: fc.integer({ min: 0, max: 4 }) }), {
        maxLength: 5,
      }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  edges: fc.array(
    fc.record({
      kind: fc.constantFrom<Edge['kind']>('cable', 'cable', 'port', 'member', 'on', 'tunnel', 'holds'),
      from: fc.nat(),
      to: fc.nat(),
      label: fc.constantFrom('', '', 'VLAN 10', 'VNIs 10010, 10020, 10030, 10040, 9 more'),
    }),
    { maxLength: 24 },
  ),
});

/** Any network: hosts, namespaces and VRFs with long and short names, and lines of every kind between any two of their links. */
export const anyTopology: fc.Arbitrary<Topology> = seeds.map(({ hosts, edges }) => {
  const boxes: Box[] = [];
  const nodes: Node[] = [];
  const add = (box: Pick<Box, 'id' | 'kind' | 'name' | 'parent' | 'nat'>, own: number): void => {
    boxes.push({ ...box, about: '', folded: [], drops: [] });
    for (let i = 0; i < own; i++) nodes.push(node(`${box.id}|n${i}`, box.id, NAMES[i % NAMES.length] ?? ''));
  };
  for (const [h, { name, nat, own, inside }] of hosts.entries()) {
    add({ id: `h${h}`, kind: 'host', name, parent: null, nat }, own);
    for (const [n, { name: title, own: count }] of inside.entries())
      add(
        {
          ...{ id: `h${h}/${n}`, kind: n % 3 === 2 ? 'vrf' : 'namespace', name: title, parent: `h${h}` },
          nat: n % 2 === 0 ? [] : nat,
        },
        count,
      );
  }
  const pick = (at: number): string => nodes[at % nodes.length]?.id ?? '';
  const drawn = new Map<string, Edge>();
  for (const { kind, from, to, label } of nodes.length === 0 ? [] : edges) {
    const ends = [pick(from), pick(to)].sort();
    const [one = '', other = ''] = ends;
    const id = `${one}=${other} ${kind}`;
    if (one !== other) drawn.set(id, { id, kind, from: one, to: other, label, blocked: false });
  }
  return { boxes, nodes, edges: [...drawn.values()], unread: '' };
});

function node(id: string, box: string, name: string): Node {
  return {
    ...{ id, box, kind: 'nic', name, type: 'veth', condition: 'up', addresses: ['10.0.0.1/24'], facts: [] },
  };
}

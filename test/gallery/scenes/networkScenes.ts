import Elk from 'elkjs/lib/elk.bundled.js';
import { readFileSync } from 'node:fs';
import { buildSites } from '../../../extension/core/sandbox/change/buildSites.ts';
import { parseState } from '../../../extension/core/state/parseState.ts';
import { NetworkPicture } from '../../../extension/player/network/networkPicture.ts';
import type { NetworkView, WalkView } from '../../../extension/protocol/playerView.ts';
import { message, playerView, type Scene } from './scene.ts';

const elk = new Elk();

/** The picture of a recorded state; what differs from `before` is marked; `act` is what a learner does with it. */
async function network(
  name: string,
  before?: string,
  act?: (picture: NetworkPicture) => void,
): Promise<NetworkView> {
  const picture = new NetworkPicture(
    (graph) => elk.layout(graph),
    (problem) => {
      throw new Error(problem);
    },
  );
  const changed = async (change: () => void): Promise<void> => {
    const drawn = new Promise<void>((resolve) => picture.onChange(() => resolve()));
    change();
    await drawn;
  };
  for (const state of before === undefined ? [name] : [before, name])
    await changed(() => picture.show(recorded(state)));
  if (act) await changed(() => act(picture));
  if (picture.view === null) throw new Error(`${name} was not drawn`);
  return picture.view;
}

function recorded(name: string) {
  const file = new URL(`../../fixtures/state/${name}.json`, import.meta.url);
  return parseState(JSON.parse(readFileSync(file, 'utf8'))).state;
}

const bridge = await network('lessons/veth-bridge', 'empty');
const tunnel = await network('lessons/vxlan-p2p');
const closed = await network('lessons/vxlan-p2p', undefined, (picture) => picture.toggle('a'));
const docker = await network('lessons/docker0');
/** Networks beyond the lessons'. */
const others = {
  tunnels: await network('networks/gre', undefined, (picture) => picture.toggleIdle('vm/a')),
  vnis: await network('networks/vnis'),
  bond: await network('networks/bond'),
  loop: await network('networks/loop'),
  firewall: await network('networks/firewall'),
  names: await network('networks/unnamed'),
  vrf: await network('networks/vrf'),
  closed: await network('networks/vnis', undefined, (picture) => picture.toggle('vm/b')),
};

/** Of a sandbox: what can be added to it, too. */
const built: NetworkView = { ...bridge, sites: buildSites(recorded('lessons/veth-bridge')) };

const nodes = tunnel.nodes.map(({ id, label }) => ({ id, label }));
const nodeOf = (label: string): string => nodes.find((node) => node.label === label)?.id ?? '';
const hop = (where: string, packet: string, happened: string) => ({
  ...{ node: nodeOf(where), where: `→ ${where}`, packet, happened },
});
const walk: WalkView = {
  title: 'From a to 10.20.1.3',
  running: false,
  verdict:
    'Not answered: the ICMP echo request was last seen arriving at enp0s8 on b: no VTEP on b listens on UDP port 4789: vxlan0 listens on UDP port 8472.',
  evidence: ['tunnel, vxlan0 on b: dstport 8472'],
  hops: [
    hop('vxlan0 on a', 'ICMP echo request 10.20.1.2 → 10.20.1.3', 'ICMP echo request'),
    hop('enp0s8 on a', 'VXLAN VNI 42 192.168.8.100 → 192.168.8.101', 'encapsulated: VXLAN VNI 42, +50 bytes'),
    hop('port1 on lan', '', 'over the cable from enp0s8 on a'),
    hop('enp0s8 on b', '', 'over the cable from port2 on lan'),
  ],
  failure: null,
};
const failure = {
  code: 'boot-failed' as const,
  what: 'The packet was not followed.',
  why: 'The machine did not start the capture within 10 s.',
  next: 'Try again.',
};

function scene(name: string, shown: NetworkView | null, followed: WalkView | null = null): Scene {
  return {
    name: `network-${name}`,
    page: 'network',
    width: 1000,
    height: 560,
    messages: [message(playerView({ network: shown, walk: followed }))],
  };
}

/** The picture of the network, what is chosen in it, and a packet's way. */
export const networkScenes: readonly Scene[] = [
  scene('none', null),
  scene('bridge', bridge),
  scene('tunnel', tunnel),
  scene('docker', docker),
  ...Object.entries(others).map(([name, shown]) => scene(name, shown)),
  { ...scene('narrow', others.firewall), width: 420, height: 620 },
  {
    ...scene('chosen', tunnel),
    act: async (page) => {
      const chosen = page.locator(`[data-node="${nodeOf('vxlan0 on a')}"]`);
      await chosen.focus();
      await page.keyboard.press('Enter');
    },
  },
  { ...scene('in-words', bridge), act: (page) => page.getByRole('button', { name: 'In words' }).click() },
  {
    ...scene('add', built),
    act: async (page) => {
      await page.getByRole('button', { name: 'Add to the network' }).click();
      await page.getByLabel('What to add or change').selectOption({ label: 'Add a cable (veth pair)' });
    },
  },
  {
    ...scene('add-wrong', built),
    width: 420,
    height: 620,
    act: async (page) => {
      await page.getByRole('button', { name: 'Add to the network' }).click();
      await page.getByLabel('What to add or change').selectOption({ label: 'Add an address' });
      await page.getByLabel('Address', { exact: true }).fill('10.0.0.1');
    },
  },
  scene('walk', tunnel, walk),
  scene('walk-closed', closed, walk),
  scene('walk-running', tunnel, { ...walk, running: true, verdict: '', hops: [] }),
  scene('walk-failed', tunnel, { ...walk, verdict: '', hops: [], failure }),
];

/** For the scenes of the whole player. */
export const BRIDGE = bridge;

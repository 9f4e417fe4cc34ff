import { expect, test } from 'vitest';
import type { BuildSite } from '../../../extension/core/sandbox/change/buildSites.ts';
import { changeCommand, type NetworkChange } from '../../../extension/core/sandbox/change/changeCommand.ts';
import { CHANGE_KINDS, type ChangeName } from '../../../extension/core/sandbox/change/changeKinds.ts';

const SITES: readonly BuildSite[] = [
  { host: 'vm', netns: null, links: ['eth0', 'br0', 'a;b'], bridges: ['br0'] },
  { host: 'vm', netns: 'red', links: ['eth0'], bridges: [] },
  { host: 'vm', netns: 'green', links: [], bridges: [] },
  { host: 'a', netns: null, links: ['eth0'], bridges: [] },
];
const on = (change: ChangeName, netns: string | null, values: Record<string, string>, host = 'vm') =>
  changeCommand({ change, host, netns, values }, SITES);
const typed = (...args: Parameters<typeof on>): string => {
  const made = on(...args);
  if ('why' in made) throw new Error(made.why);
  return `${made.host}$ ${made.command}`;
};

test.each<[...Parameters<typeof on>, string]>([
  ['namespace', null, { name: 'blue' }, 'vm', 'vm$ ip netns add blue'],
  // A namespace is added to a host, also where another one is chosen.
  ['namespace', 'red', { name: 'blue' }, 'vm', 'vm$ ip netns add blue'],
  ['bridge', null, { name: 'br1' }, 'vm', 'vm$ ip link add br1 up type bridge'],
  ['bridge', 'red', { name: 'br1' }, 'vm', 'vm$ ip -n red link add br1 up type bridge'],
  ['bridge', null, { name: 'br1' }, 'a', 'a$ ip link add br1 up type bridge'],
  ['port', null, { link: 'eth0', bridge: 'br0' }, 'vm', 'vm$ ip link set eth0 master br0'],
  ['port', null, { link: 'a;b', bridge: 'br0' }, 'vm', "vm$ ip link set 'a;b' master br0"],
  [
    'address',
    'red',
    { link: 'eth0', address: 'fd00::1/64' },
    'vm',
    'vm$ ip -n red address add fd00::1/64 dev eth0',
  ],
  [
    'cable',
    null,
    { name: 'v', other: 'red', peer: 'e' },
    'vm',
    'vm$ ip link add v type veth peer name e netns red && ip link set v up && ip -n red link set e up',
  ],
  // The host's own namespace has no name that ip-netns(8) knows: the cable is laid from there.
  [
    'cable',
    'red',
    { name: 'v', other: '', peer: 'e' },
    'vm',
    'vm$ ip link add e type veth peer name v netns red && ip -n red link set v up && ip link set e up',
  ],
  [
    'cable',
    'red',
    { name: 'v', other: 'green', peer: 'e' },
    'vm',
    'vm$ ip -n red link add v type veth peer name e netns green && ip -n red link set v up && ip -n green link set e up',
  ],
  [
    'cable',
    'red',
    { name: 'v', other: 'red', peer: 'e' },
    'vm',
    'vm$ ip -n red link add v type veth peer name e && ip -n red link set v up && ip -n red link set e up',
  ],
  ['netem', 'red', { link: 'eth0', delay: '0', loss: '0' }, 'vm', 'vm$ tc -n red qdisc delete dev eth0 root'],
  [
    'netem',
    null,
    { link: 'eth0', delay: '100', loss: '5' },
    'vm',
    'vm$ tc qdisc replace dev eth0 root netem delay 100ms loss 5%',
  ],
])('%s in %s of %o on %s: %s', (change, netns, values, host, wanted) => {
  expect(typed(change, netns, values, host)).toBe(wanted);
});

test.each<[ChangeName, Record<string, string>, string]>([
  ['namespace', { name: '../etc' }, 'name'],
  ['namespace', { name: 'x; reboot' }, 'name'],
  ['bridge', { name: 'sixteenletters16' }, 'name'],
  ['bridge', { name: '-br0' }, 'name'],
  ['bridge', {}, 'name'],
  ['port', { link: 'gone', bridge: 'br0' }, 'link'],
  ['port', { link: 'eth0', bridge: 'eth0' }, 'bridge'],
  ['address', { link: 'eth0', address: '10.0.0.1' }, 'address'],
  ['address', { link: 'eth0', address: '10.0.0.1/33' }, 'address'],
  ['address', { link: 'eth0', address: '$(reboot)/24' }, 'address'],
  ['cable', { name: 'v', other: 'nowhere', peer: 'e' }, 'other'],
  ['vlan', { link: 'eth0', name: 'v', id: '4095' }, 'id'],
  ['vxlan', { name: 'v', vni: '42', remote: '10.0.0.2/24' }, 'remote'],
  ['netem', { link: 'eth0', delay: '1e3', loss: '0' }, 'delay'],
])('%s of %o is refused for its %s', (change, values, wrong) => {
  const made = on(change, null, values);
  expect('why' in made && made.wrong).toBe(wrong);
});

test('what is not there any more is said', () => {
  expect(on('bridge', 'blue', { name: 'br1' })).toEqual({
    wrong: null,
    why: 'That namespace is not there any more. Choose another one.',
  });
});

test('what stands in the fields first is right, where there is something to choose', () => {
  for (const [name, { fields }] of Object.entries(CHANGE_KINDS)) {
    const chosen: Readonly<Record<string, string>> = { link: 'eth0', bridge: 'br0', site: 'red' };
    const values = Object.fromEntries(
      fields.map((field) => [field.name, 'initial' in field ? field.initial : (chosen[field.kind] ?? '')]),
    );
    const change: NetworkChange = { change: name as ChangeName, host: 'vm', netns: null, values };
    expect(changeCommand(change, SITES), name).toHaveProperty('command');
  }
});

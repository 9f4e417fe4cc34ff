import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSites, type BuildSite } from '../../extension/core/sandbox/change/buildSites.ts';
import { changeCommand } from '../../extension/core/sandbox/change/changeCommand.ts';
import type { ChangeName } from '../../extension/core/sandbox/change/changeKinds.ts';
import type { NetworkState } from '../../extension/core/state/networkState.ts';
import { CommandLine } from './harness/commandLine.ts';

let cli: CommandLine;
const scratch = mkdtempSync(join(tmpdir(), 'patchbay-sandbox-'));
const saved = join(scratch, 'network.sh');
beforeAll(async () => {
  cli = await CommandLine.make();
});
afterAll(async () => {
  await cli.remove();
  rmSync(scratch, { recursive: true, force: true });
});

/** Something of nearly everything that can be saved, and a program, which can not. */
const WORLD = `
set -e
ip link add br0 type bridge vlan_filtering 1 ageing_time 6000
ip addr add 10.0.0.254/24 dev br0
for n in red green; do
  ip netns add $n
  ip link add v$n type veth peer name eth0 netns $n
  ip link set v$n master br0 up
  ip -n $n link set lo up
  ip -n $n link set eth0 up
done
ip link set br0 up
ip -n red addr add 10.0.0.1/24 broadcast 10.0.0.127 dev eth0
bridge vlan add dev vred vid 10 pvid untagged
bridge vlan del dev vred vid 1
bridge vlan add dev br0 vid 10 self
bridge link set dev vgreen hairpin on learning off isolated on
ip link add d0 mtu 1400 type dummy
ip addr add 192.168.77.1/24 dev d0
ip link set d0 up
ip link add link d0 name d0.42 type vlan id 42
ip link add link d0 name mv0 netns red type macvlan mode bridge
ip link add d1 up type dummy
ip link add link d1 name ipv0 netns green type ipvlan mode l3 vepa
ip link add vx0 type vxlan id 42 dstport 4789 local 192.168.77.1 dev d0 nolearning
ip link set vx0 up
bridge fdb append 00:00:00:00:00:00 dev vx0 dst 192.168.77.9
bridge fdb append 02:00:00:00:00:99 dev vx0 dst 192.168.77.10
bridge fdb add 02:00:00:00:00:77 dev vgreen master static
ip link add moved type vxlan id 43 dstport 4789 remote 192.168.77.9
ip link set moved netns red
ip link add gnv0 type geneve id 7 remote 192.168.77.9
ip tuntap add dev tap0 mode tap user 4242
ip -n red route add default via 10.0.0.254
ip -n red route add 10.7.0.0/16 nexthop via 10.0.0.2 weight 3 nexthop via 10.0.0.254
ip -n red route add blackhole 10.66.0.0/16
ip rule add from 10.0.0.0/24 fwmark 7 lookup 100 priority 500
ip route add 10.8.0.0/16 dev br0 table 100
ip neigh add 10.0.0.55 lladdr 02:00:00:00:00:55 dev br0 nud permanent
sysctl -qw net.ipv4.ip_forward=1
ip netns exec red sysctl -qw net.ipv4.conf.eth0.proxy_arp=1
ip netns exec green sysctl -qw net.ipv6.conf.eth0.disable_ipv6=0
ip -n green addr add fd00::2/64 dev eth0
tc qdisc add dev vred root netem delay 20ms 5ms 25% loss 10% 30% reorder 25% 50%
ip netns exec red nft add table inet empty
ip -n red route add 10.9.0.0/16 via 10.0.0.2 advmss 1400
ip netns exec green nft add table inet fw
ip netns exec green nft add chain inet fw in '{ type filter hook input priority 0; policy drop; }'
ip netns exec green nft add rule inet fw in tcp dport '{ 22, 80 }' accept
iptables -t nat -A POSTROUTING -s 10.0.0.0/24 -o eth0 -m comment --comment mine -j MASQUERADE
patchbay-host exec a -- ip netns add blue
patchbay-host exec a -- ip link add vb type veth peer name eth0 netns blue
ip netns exec green sleep 7777 >/dev/null 2>&1 </dev/null &
`;

/** Little of it, for what a proof types. */
const SMALL = `
set -e
ip link add br0 type bridge
ip addr add 10.0.0.254/24 dev br0
ip netns add green
ip link add vgreen type veth peer name eth0 netns green
ip link set vgreen master br0 up
ip -n green link set eth0 up
ip link set br0 up
ip link add d0 type dummy
ip link set d0 up
ip link add link d0 name d0.42 type vlan id 42
`;

/** What `save --json` printed; what it said where it printed nothing. */
function savedOf({ out, err }: { out: string; err: string }): { left: string[]; differs: object[] } {
  if (out === '') throw new Error(err);
  return JSON.parse(out) as { left: string[]; differs: object[] };
}

test('a machine without a lesson has the network, the picture, the walk and a reset of every lesson', async () => {
  expect(await cli.call('play', '--hosts', 'a,a')).toMatchObject({ code: 2 });
  const played = await cli.call('play', '--hosts', 'a,b', '--json');
  expect(JSON.parse(played.out)).toMatchObject({ lesson: 'sandbox', hosts: ['a', 'b', 'vm'] });
  expect((await cli.call('play')).err).toContain('A sandbox is running already');
  expect(await cli.call('walk', 'a', 'b')).toMatchObject({ code: 0 });
  await cli.call('exec', '--', 'ip', 'link', 'add', 'extra', 'type', 'dummy');
  expect((await cli.call('topology')).out).toContain('extra');
  expect(await cli.call('reset', 'sandbox')).toMatchObject({ code: 0 });
  const fresh = (await cli.call('topology')).out;
  expect(fresh).not.toContain('extra');
  expect(fresh).toContain('port1');
});

/** Each is possible once those before it are done. */
const CHANGES: readonly (readonly [ChangeName, string | null, Readonly<Record<string, string>>])[] = [
  ['namespace', null, { name: 'red' }],
  ['namespace', null, { name: 'green' }],
  ['cable', null, { name: 'to-red', other: 'red', peer: 'eth0' }],
  ['cable', 'green', { name: 'eth0', other: '', peer: 'to-green' }],
  ['cable', 'red', { name: 'side', other: 'green', peer: 'side' }],
  ['cable', 'red', { name: 'here', other: 'red', peer: 'there' }],
  ['bridge', null, { name: 'br0' }],
  ['port', null, { link: 'to-red', bridge: 'br0' }],
  ['port', null, { link: 'to-green', bridge: 'br0' }],
  ['address', 'red', { link: 'eth0', address: '10.20.0.1/24' }],
  ['address', 'green', { link: 'eth0', address: '10.20.0.2/24' }],
  ['vlan', 'red', { link: 'eth0', name: 'vlan10', id: '10' }],
  ['vxlan', 'red', { name: 'vxlan0', vni: '42', remote: '10.20.0.2' }],
  ['netem', 'red', { link: 'eth0', delay: '2000', loss: '0' }],
  ['netem', 'red', { link: 'eth0', delay: '0', loss: '0' }],
  ['down', 'red', { link: 'side' }],
  ['up', 'red', { link: 'side' }],
  ['remove', 'red', { link: 'here' }],
];

/** What is there by and by. */
const SITES: readonly BuildSite[] = [
  { host: 'a', netns: null, links: ['eth0', 'to-red', 'to-green', 'br0'], bridges: ['br0'] },
  { host: 'a', netns: 'red', links: ['eth0', 'side', 'here', 'there', 'vlan10', 'vxlan0'], bridges: [] },
  { host: 'a', netns: 'green', links: ['eth0', 'side'], bridges: [] },
];

test('each command that the picture’s form types is one that the guest takes, and the network works', async () => {
  const commands = CHANGES.map(([change, netns, values]) => {
    const made = changeCommand({ change, host: 'a', netns, values }, SITES);
    if ('why' in made) throw new Error(`${change}: ${made.why}`);
    return made.command;
  });
  const script = [
    ...['set -ex', ...commands, 'ip netns exec red ping -c 1 -W 1 10.20.0.2', 'ip -n red -d link'],
  ].join('\n');
  const ran = await cli.call('exec', '--', 'patchbay-host', 'exec', 'a', '--', 'bash', '-c', script);
  expect(ran, ran.err).toMatchObject({ code: 0 });
  expect(ran.out).toContain('1 received');
  expect(ran.out).toMatch(/vlan10@eth0[^]*vxlan id 42 remote 10.20.0.2/);
  const state = JSON.parse((await cli.call('state', '--json')).out) as NetworkState;
  const sites = buildSites(state).filter(({ host }) => host === 'a');
  const sorted = (all: readonly BuildSite[]) =>
    all
      .map((site) => ({ ...site, links: site.links.toSorted() }))
      .toSorted((a, b) => ((a.netns ?? '') < (b.netns ?? '') ? -1 : 1));
  const left = SITES.map((site) => ({ ...site, links: site.links.filter((name) => !/here/.test(name)) }));
  expect(sorted(sites)).toEqual(sorted(left));
  await cli.call('reset', 'sandbox');
});

test('what its kernel holds is saved as a script that builds the same on a fresh machine', async () => {
  expect(await cli.call('exec', '--', 'bash', '-c', WORLD)).toMatchObject({ code: 0 });
  const result = await cli.call('save', saved, '--prove', '--json');
  const { left, differs } = savedOf(result);
  expect(differs).toEqual([]);
  expect(left).toEqual(['the program sleep in green', 'advmss of the route to 10.9.0.0/16 in red']);
  expect(result.code).toBe(0);
  const script = readFileSync(saved, 'utf8');
  for (const words of left) expect(script).toContain(`# - ${words}`);
  for (const words of [
    'ip -n red addr add 10.0.0.1/24 broadcast 10.0.0.127 dev eth0',
    'ip tuntap add dev tap0 mode tap user 4242',
    'nexthop via 10.0.0.2 dev eth0 weight 3',
    'root netem delay 20ms 5ms 25% loss 10% 30% reorder 25% 50%',
    'table inet empty {',
  ])
    expect(script).toContain(words);
});

test('a proof finds what the script does not build: a queueing discipline that Patchbay can not write', async () => {
  await cli.call('reset', 'sandbox');
  const tbf = 'tc -n green qdisc add dev eth0 root tbf rate 1mbit burst 32k latency 400ms';
  expect(await cli.call('exec', '--', 'bash', '-c', SMALL + tbf)).toMatchObject({ code: 0 });
  const result = await cli.call('save', '--prove', '--json');
  const { left, differs } = savedOf(result);
  expect(result.code).toBe(1);
  expect(left).toContain('the queueing discipline tbf of eth0 in green on vm');
  expect(differs).toMatchObject([{ kind: 'missing', text: expect.stringContaining('tbf') as unknown }]);
});

test('the beginning of a lesson of it proves itself, and the saved script is played again', async () => {
  expect(await cli.call('save', '--as-lesson', 'mine', '--in', scratch)).toMatchObject({ code: 0 });
  await cli.call('destroy', 'sandbox');
  const proof = await cli.call('test', join(scratch, 'mine'));
  expect(proof.code, proof.out).toBe(0);
  expect(await cli.call('play', saved)).toMatchObject({ code: 0 });
  expect((await cli.call('topology', '--text')).out).toMatch(/vred, veth, .*port of br0/);
  await cli.call('destroy', 'sandbox');
});

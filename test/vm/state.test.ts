import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Machine } from '../../extension/core/machine/machine.ts';
import { readState } from '../../extension/core/state/readState.ts';
import { createMachine } from '../../vm/machines/openMachine.ts';
import { removeTestData, testData } from './harness/testData.ts';

/** A link of each kind that is described in detail, and of each table an entry of its own. */
const WORLD = `set -e
sysctl -qw net.ipv6.conf.default.disable_ipv6=0
ip link add br0 type bridge vlan_filtering 1
ip link add v0 type veth peer name v1
ip link set v0 master br0
for link in br0 v0 v1; do ip link set $link up; done
ip addr add 10.0.0.1/24 dev br0
ip -6 addr add fd00::7/64 dev br0 nodad
ip addr add 10.9.9.1 peer 10.9.9.2/32 dev v1
bridge vlan add vid 10-20 dev v0
bridge vlan add vid 30 untagged pvid dev v0
ip link add vx0 type vxlan id 42 group 239.1.1.1 dev v1 dstport 4789 nolearning proxy
ip link add vx6 type vxlan id 9 remote fd00::1 local fd00::7 dstport 8472
ip link add gn0 type geneve id 7 remote 10.0.0.2
ip link add gn1 type geneve external dstport 7000
ip link add link v1 name v1.30 type vlan id 30
ip link add mv0 link v1 type macvlan mode vepa
ip link add dm0 up type dummy
ip link add iv0 link dm0 type ipvlan mode l3s private
ip link add gre1 type gretap remote 10.0.0.3
ip tuntap add tap0 mode tap
ip link add vrf1 type vrf table 1101
ip link add bond7 type bond mode active-backup miimon 100
ip link add d1 type dummy
ip link add d2 type dummy
ip link set d1 master bond7
ip link set d2 master vrf1
for link in d1 d2 bond7 vrf1; do ip link set $link up; done
ip link add team0 type team
ip link add gre2 type gre local 10.0.0.1 remote 10.0.0.4 key 7
ip link add ipip1 type ipip local 10.0.0.1 remote 10.0.0.5
ip link add sit1 type sit local 10.0.0.1
ip link add ip6t1 type ip6tnl local fd00::7 remote fd00::2
ip link add vti1 type vti key 3 local 10.0.0.1 remote 10.0.0.9
ip link add wg0 type wireguard
ip link add link v1 mt0 type macvtap mode bridge
ip link add vxm type vxlan external vnifilter dstport 4790
ip link set vxm master br0
ip link set vxm up
bridge link set dev vxm vlan_tunnel on isolated on
bridge vlan add vid 10 dev br0 self
bridge vlan add vid 10 dev vxm
bridge vlan add dev vxm vid 10 tunnel_info id 10010
bridge vlan add vid 20-25 dev vxm
bridge vlan add dev vxm vid 20-25 tunnel_info id 10020-10025
bridge vni add vni 10010 dev vxm
bridge vni add vni 10020-10025 dev vxm
ip link set vx0 up
ip link set v1 promisc on
ip route add unreachable default metric 8192 vrf vrf1
ip route add 10.9.0.0/16 via 10.0.0.9 dev br0 metric 5 mtu 1300 onlink
ip rule add pref 100 from 10.1.0.0/16 fwmark 0x7/0xf iif v1 lookup 77
ip rule add pref 101 to 10.2.0.5 ipproto tcp dport 80-90 prohibit
ip rule add pref 102 not from all sport 53 goto 32766
ip rule add pref 103 from all suppress_prefixlength 0 lookup main
ip neigh add proxy 10.0.0.77 dev br0
tc qdisc add dev v1 root netem delay 150ms 10ms
tc qdisc add dev dm0 root tbf rate 1mbit burst 4k latency 50ms
tc qdisc add dev v0 clsact
tc filter add dev v0 ingress matchall action mirred egress redirect dev dm0
tc filter add dev v0 egress protocol ip flower dst_ip 1.2.3.4 action drop
sysctl -qw net.ipv4.conf.v1.proxy_arp=1 net.ipv4.conf.v0.forwarding=1 net.ipv6.conf.br0.proxy_ndp=1
ip route add default via 10.0.0.9 metric 7
ip route add 10.3.0.0/16 nexthop via 10.0.0.7 nexthop via 10.0.0.8
ip route add 10.66.0.0/16 via inet6 fe80::5 dev v1
ip route add unreachable 10.77.0.0/16 table 77
ip neigh add 10.0.0.55 lladdr 02:00:00:00:00:01 dev br0
bridge fdb add 02:00:00:00:00:02 dev v0 master static vlan 10
bridge fdb add 02:00:00:00:00:03 dev vx0 dst 10.0.0.3
ip netns add far
ip link add near0 type veth peer name far0 netns far
sleep 3`;

const data = testData();
let machine: Machine;
let ours: Record<string, unknown[]>;

beforeAll(async () => {
  machine = await createMachine({ requirements: { docker: false, internet: false } }, data);
  await machine.start();
  expect(await machine.exec('vm', { script: WORLD })).toMatchObject({ exitCode: 0, stderr: '' });
  const state = JSON.parse(await printed('patchbay-state')) as {
    namespaces: (Record<string, unknown[]> & { host: unknown; name: unknown })[];
  };
  ours = state.namespaces.find(({ host, name }) => host === 'vm' && name === null)!;
});
afterAll(async () => {
  await machine.destroy();
  removeTestData(data);
});

async function printed(script: string): Promise<string> {
  const result = await machine.exec('vm', { script });
  expect(result).toMatchObject({ exitCode: 0, stderr: '' });
  return result.stdout;
}

test.each([
  ['addr', 'ip -j -d addr show', 35],
  ['route', 'ip -j -d route show table all', 15],
  ['rule', 'ip -j rule show', 8],
  ['neigh', 'ip -j neigh show', 1],
  ['proxy', 'ip -j neigh show proxy', 1],
  ['fdb', 'bridge -j fdb show', 10],
  ['vlan', 'bridge -j -compressvlans vlan show', 3],
  ['vni', 'bridge -j vni show', 1],
  ['qdisc', 'tc -j -s qdisc show | jq -c \'[.[] | select(.handle != "0:")]\'', 3],
])('all of %s is what `%s` prints', async (part, command, minimum) => {
  const theirs = JSON.parse(await printed(command)) as unknown[];
  expect(ours[part]!.length).toBeGreaterThanOrEqual(minimum);
  expect(theirs).toMatchObject(comparable(part));
});

/** Without what the program prints in words of its own: rules of both families, tunnels of VLANs, counters. */
function comparable(part: string): unknown[] {
  const own = ours[part] as Record<string, unknown>[];
  const ipv4 = own.filter(({ family }) => part !== 'rule' || family === 'inet');
  const foreign = ['family', 'tunnels', 'stats64', 'packets', 'drops', 'overlimits', 'qlen'];
  return ipv4.map((entry) =>
    Object.fromEntries(Object.entries(entry).filter(([key]) => !foreign.includes(key))),
  );
}

test('VLANs that are carried as VNIs, as `bridge -j vlan tunnelshow` prints them', async () => {
  const theirs = JSON.parse(await printed('bridge -j vlan tunnelshow')) as { tunnels: unknown[] }[];
  const tunnels = (ours['vlan'] as { tunnels?: unknown[] }[]).flatMap((port) => port.tunnels ?? []);
  expect(tunnels).toEqual([
    { vlan: 10, tunid: 10010 },
    { vlan: 20, vlanEnd: 25, tunid: 10020, tunidEnd: 10025 },
  ]);
  expect(theirs.flatMap((port) => port.tunnels)).toEqual(tunnels);
});

test('filters with their actions, and settings of links that are not the usual ones', () => {
  expect(ours['filter']).toMatchObject([
    { dev: 'v0', side: 'ingress', kind: 'matchall', actions: [{ kind: 'mirred', to_dev: 'dm0' }] },
    { dev: 'v0', side: 'egress', kind: 'flower', actions: [{ kind: 'gact', control_action: 'drop' }] },
  ]);
  expect(ours['sysctl']).toMatchObject({
    'net.ipv4.conf.v1.proxy_arp': '1',
    'net.ipv4.conf.v0.forwarding': '1',
    'net.ipv6.conf.br0.proxy_ndp': '1',
  });
  expect(ours['sysctl']).not.toHaveProperty(['net.ipv4.conf.v0.proxy_arp']);
});

test('a program that holds tuns in other namespaces than its own: which they are', async () => {
  await machine.copyIn('/tmp/tunpipe.c', readFileSync('lessons/rates/files/tunpipe.c'));
  await printed(
    `cd /tmp && gcc -o tunpipe tunpipe.c && ip netns add near
     setsid ./tunpipe near far >/dev/null 2>&1 </dev/null &
     until ip -n far link show tun0 >/dev/null 2>&1; do sleep 0.1; done`,
  );
  const { namespaces } = await readState(machine);
  const holders = namespaces.flatMap(({ tunHolders }) => tunHolders);
  const places = holders
    .filter(({ comm }) => comm === 'tunpipe')
    .map(({ link, inode }) => [link, namespaces.find((space) => space.inode === inode)?.name]);
  expect(places.sort()).toEqual([
    ['tun0', 'far'],
    ['tun0', 'near'],
  ]);
});

test("iptables' rules are reported, whether nftables carries them or the old tables do", async () => {
  await printed('iptables -t nat -A POSTROUTING -s 10.1.0.0/16 -j MASQUERADE');
  await printed('iptables-legacy -t nat -A POSTROUTING -s 10.2.0.0/16 -j MASQUERADE');
  const { namespaces } = await readState(machine);
  const { nat } = namespaces.find(({ host, name }) => host === 'vm' && name === null)!;
  expect(nat).toMatchObject([{ source: '10.1.0.0/16' }, { source: '10.2.0.0/16' }]);
});

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
ip link set vx0 up
ip link set v1 promisc on
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
  ['addr', 'ip -j -d addr show', 20],
  ['route', 'ip -j -d route show table all', 15],
  ['neigh', 'ip -j neigh show', 1],
  ['fdb', 'bridge -j fdb show', 10],
  ['vlan', 'bridge -j -compressvlans vlan show', 2],
])('all of %s is what `%s` prints', async (part, command, minimum) => {
  const theirs = JSON.parse(await printed(command)) as unknown[];
  expect(ours[part]!.length).toBeGreaterThanOrEqual(minimum);
  expect(theirs).toMatchObject(comparable(part));
});

/** Without what the program prints in words of its own: counters, which go on, and are only asked for with -s. */
function comparable(part: string): unknown[] {
  return (ours[part] as Record<string, unknown>[]).map(({ stats64: _, ...entry }) => entry);
}

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

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Machine } from '../../extension/core/machine/machine.ts';
import { runWalk, type WalkOptions } from '../../extension/core/walk/runWalk.ts';
import type { Walk } from '../../extension/core/walk/walk.ts';
import { createMachine } from '../../vm/machines/openMachine.ts';

import { leftIn, removeTestData, testData } from './testData.ts';
import { way, type Broken } from './walkedWay.ts';
import { NAT, SWITCHES, TUNNELS } from './walkWorlds.ts';

const data = testData();
let machine: Machine;

beforeAll(async () => {
  machine = await createMachine({ needs: { docker: false, internet: false } }, data);
  await machine.start();
});
afterAll(async () => {
  await machine.destroy();
  expect(leftIn(data)).toEqual([]);
  removeTestData(data);
});

/** A fresh machine with one of the worlds. */
function world(script: string): void {
  beforeAll(async () => {
    await machine.reset();
    await machine.copyIn('/tmp/toyvm.c', readFileSync('lessons/vm-bridge/files/toyvm.c'));
    await run('vm', script);
  });
}

async function run(host: string, script: string): Promise<void> {
  const result = await machine.exec(host, { script }, { timeoutMs: 120_000 });
  expect(result).toMatchObject({ exitCode: 0 });
}

async function walked(from: string, to: string, options: WalkOptions = {}): Promise<Walk> {
  const result = await runWalk(machine, from, to, options);
  if (!result.ok) throw new Error(result.why);
  return result.walk;
}

async function expectEnd({ host, breaks, mends, walk, ends }: Broken): Promise<void> {
  await run(host, breaks);
  const { answered, verdict } = await walked(...walk);
  await run(host, mends);
  expect(verdict).toMatch(ends);
  expect(answered).toBe(false);
}

describe('on switches', () => {
  world(SWITCHES);

  test('veth-bridge: ARP is flooded, the ping after it is forwarded', async () => {
    const walk = await walked('red', 'green');
    expect(walk.legs.map(({ kind }) => kind)).toEqual(['arp request', 'arp reply', 'request', 'reply']);
    expect(way(walk, 'arp request')).toEqual([
      'eth0 in red on vm: sent',
      'veth-red on vm: over the cable from eth0 in red on vm',
      'veth-green on vm: flooded by br0 to tap1, veth-blue, veth-green: a broadcast',
      'eth0 in green on vm: over the cable from veth-green on vm',
    ]);
    expect(walk.legs[0]?.also.toSorted()).toEqual([
      'br0 on vm (not for it)',
      'eth0 in blue on vm (not for it)',
      'tap1 on vm (sent)',
    ]);
    expect(way(walk, 'request')).toEqual([
      'eth0 in red on vm: sent',
      'veth-red on vm: over the cable from eth0 in red on vm',
      'veth-green on vm: forwarded by br0: its FDB has MAC behind veth-green',
      'eth0 in green on vm: over the cable from veth-green on vm',
    ]);
    expect(walk.answered).toBe(true);
  });

  test('vm-bridge: a program behind a tap answers', async () => {
    const walk = await walked('red', '192.168.3.102');
    expect(way(walk, 'request')).toEqual([
      'eth0 in red on vm: sent',
      'veth-red on vm: over the cable from eth0 in red on vm',
      'tap1 on vm: forwarded by br0: its FDB has MAC behind tap1',
    ]);
    expect(way(walk, 'reply')[0]).toBe('tap1 on vm: arrived from outside');
    expect(walk.legs.map(({ delivered }) => delivered)).toEqual([true, true, true, true]);
    expect(walk.answered).toBe(true);
  });

  test('vlan: the tag is pushed at the trunk and popped behind it', async () => {
    expect(way(await walked('pc', 'far'), 'request')).toEqual([
      'eth0 in pc on vm: sent',
      'veth-pc on vm: over the cable from eth0 in pc on vm',
      'trunk0 on vm: forwarded by br1: its FDB has MAC behind trunk0; VLAN tag 10 pushed, +4 bytes',
      'trunk1 in far on vm: over the cable from trunk0 on vm',
      'trunk1.10 in far on vm: handed up to trunk1.10, which lies on trunk1; VLAN tag 10 popped, −4 bytes',
    ]);
  });

  test('macvlan: siblings talk by way of their parent, which nothing leaves', async () => {
    expect(way(await walked('m1', 'm2'), 'request')).toEqual([
      'mv0 in m1 on vm: sent',
      'parent on vm: turned round in parent, which mv0 lies on',
      'mv0 in m2 on vm: handed up to mv0, which lies on parent',
    ]);
  });

  test('a packet in fragments: how it was cut, and all of them got there', async () => {
    const walk = await walked('red', 'green', { size: 3000 });
    expect(way(walk, 'request')).toEqual([
      'eth0 in red on vm: sent in 3 fragments of 1500, 1500 and 68 bytes',
      'veth-red on vm: over the cable from eth0 in red on vm',
      'veth-green on vm: forwarded by br0: its FDB has MAC behind veth-green',
      'eth0 in green on vm: over the cable from veth-green on vm',
    ]);
    expect(walk.legs.find(({ kind }) => kind === 'reply')?.hops[0]?.fragments).toEqual([1500, 1500, 68]);
    expect(walk.answered).toBe(true);
  });

  test.each<Broken>([
    {
      what: 'fragments after the first are dropped on the way',
      host: 'vm',
      breaks:
        "nft 'add table bridge f; add chain bridge f c { type filter hook forward priority 0; }; add rule bridge f c ip frag-off & 0x1fff != 0 drop'",
      mends: 'nft delete table bridge f',
      walk: ['red', 'green', { size: 2000 }],
      ends: /the ICMP echo request was last seen arriving at eth0 in green on vm: its fragment from byte 1480 on was last seen arriving at veth-red on vm/,
    },
    {
      what: 'a port that is down',
      host: 'vm',
      breaks:
        'ip link set veth-green down; bridge fdb flush dev veth-green || true; ip -n red neigh flush dev eth0',
      mends: 'ip link set veth-green up',
      walk: ['red', 'green'],
      ends: /the question went from veth-red on vm to .*: veth-green on vm, the other end of the cable to eth0 in green on vm, is down/,
    },
    {
      what: 'another VLAN',
      host: 'vm',
      breaks:
        'bridge vlan del dev trunk0 vid 10; bridge vlan add dev trunk0 vid 20; ip -n pc neigh flush dev eth0',
      mends: 'bridge vlan add dev trunk0 vid 10',
      walk: ['pc', 'far'],
      ends: /arriving at veth-pc on vm: no other port of br1 is in VLAN 10/,
    },
  ])('broken: $what', (broken) => expectEnd(broken));
});

describe('through NAT', () => {
  world(NAT);

  test('container-nat: the source is rewritten on the way out, and back on the way in', async () => {
    const walk = await walked('server:c1', 'laptop');
    expect(way(walk, 'request')).toEqual([
      'eth0 in c1 on server: sent',
      'veth-c1 on server: over the cable from eth0 in c1 on server',
      'br0 on server: taken in by br0 for server itself',
      'enp0s8 on server: routed by server; source rewritten by NAT: 172.18.0.11 became 192.168.31.101; TTL 64 became 63',
      'port1 on lan1: over the cable from enp0s8 on server',
      'port2 on lan1: forwarded by lan: its FDB has MAC behind port2',
      'enp0s8 on laptop: over the cable from port2 on lan1',
    ]);
    expect(way(walk, 'reply').slice(4)).toEqual([
      'br0 on server: routed by server; destination rewritten by NAT: 192.168.31.101 became 172.18.0.11; TTL 64 became 63',
      'veth-c1 on server: forwarded by br0: its FDB has MAC behind veth-c1',
      'eth0 in c1 on server: over the cable from veth-c1 on server',
    ]);
  });

  test('container-nat: a published port leads into the container', async () => {
    const walk = await walked('laptop', '192.168.31.101', { kind: 'tcp', port: 8080 });
    expect(way(walk, 'request').slice(3)).toEqual([
      'enp0s8 on server: over the cable from port1 on lan1',
      'br0 on server: routed by server; destination rewritten by NAT: 192.168.31.101:8080 became 172.18.0.11:80; TTL 64 became 63',
      'veth-c1 on server: forwarded by br0: its FDB has MAC behind veth-c1',
      'eth0 in c1 on server: over the cable from veth-c1 on server',
    ]);
    expect(walk.answered).toBe(true);
  });

  test.each<Broken>([
    {
      what: 'no forwarding',
      host: 'server',
      breaks: 'sysctl -qw net.ipv4.ip_forward=0',
      mends: 'sysctl -qw net.ipv4.ip_forward=1',
      walk: ['server:c1', 'laptop'],
      ends: /arriving at br0 on server: .*does not forward \(net\.ipv4\.ip_forward is 0\)/,
    },
    {
      what: 'no route back',
      host: 'server',
      breaks: 'nft flush chain ip nat post; conntrack -F 2>/dev/null; true',
      mends: 'nft add rule ip nat post ip saddr 172.18.0.0/24 oifname enp0s8 masquerade',
      walk: ['server:c1', 'laptop'],
      ends: /reached 192\.168\.31\.20 \(laptop\), .*laptop has no route back to 172\.18\.0\.11/,
    },
    {
      what: 'no route at all',
      host: 'server',
      breaks: 'ip -n c1 route del default',
      mends: 'ip -n c1 route add default via 172.18.0.1',
      walk: ['server:c1', 'laptop'],
      ends: /nothing was sent: c1 on server has no route to 192\.168\.31\.20/,
    },
    {
      what: 'rp_filter',
      host: 'server',
      breaks:
        'sysctl -qw net.ipv4.conf.enp0s8.rp_filter=1; ip link add other type dummy; ip link set other up; ip route add 192.168.31.20/32 dev other',
      mends: 'ip link del other; sysctl -qw net.ipv4.conf.enp0s8.rp_filter=0',
      walk: ['laptop', '192.168.31.101'],
      ends: /rp_filter: its route back to 192\.168\.31\.20 does not go out of enp0s8/,
    },
  ])('broken: $what', (broken) => expectEnd(broken));
});

describe('through tunnels', () => {
  world(TUNNELS);

  test('vxlan-p2p: a frame in a packet', async () => {
    const walk = await walked('a', '10.20.1.3');
    expect(way(walk, 'request')).toEqual([
      'vxlan0 on a: sent',
      'enp0s8 on a: encapsulated: VXLAN VNI 42, from 192.168.8.100 to 192.168.8.101, UDP port 4789, +50 bytes',
      'port1 on lan: over the cable from enp0s8 on a',
      'port2 on lan: forwarded by lan: its FDB has MAC behind port2',
      'enp0s8 on b: over the cable from port2 on lan',
      'vxlan0 on b: decapsulated: VXLAN VNI 42, −50 bytes',
    ]);
    const outer = walk.legs.find(({ kind }) => kind === 'request')?.hops[1];
    expect(outer).toMatchObject({ host: 'a', tunnel: { kind: 'vxlan', vni: 42, port: 4789 }, length: 148 });
  });

  test('geneve: the same with another header', async () => {
    expect(way(await walked('a', '10.30.1.3'), 'request')).toEqual([
      'geneve0 on a: sent',
      'enp0s8 on a: encapsulated: Geneve VNI 7, from 192.168.8.100 to 192.168.8.101, UDP port 6081, +50 bytes',
      'port1 on lan: over the cable from enp0s8 on a',
      'port2 on lan: forwarded by lan: its FDB has MAC behind port2',
      'enp0s8 on b: over the cable from port2 on lan',
      'geneve0 on b: decapsulated: Geneve VNI 7, −50 bytes',
    ]);
  });

  test('vxlan-multicast: the question goes to the group, the ping to the one VTEP', async () => {
    const walk = await walked('a:container1', 'b:container1');
    const inContainers = (ending: string[], from: string): string[] => [
      'eth0 in container1 on a: sent',
      'veth0 on a: over the cable from eth0 in container1 on a',
      from,
      ...ending,
    ];
    expect(way(walk, 'arp request')).toEqual(
      inContainers(
        [
          'enp0s8 on a: encapsulated: VXLAN VNI 9, from 192.168.8.100 to 239.1.1.1, UDP port 4790, +50 bytes',
          'port1 on lan: over the cable from enp0s8 on a',
          'port2 on lan: flooded by lan to port2, port3: a multicast',
          'enp0s8 on b: over the cable from port2 on lan',
          'vxlan9 on b: decapsulated: VXLAN VNI 9, −50 bytes',
          'veth0 on b: flooded by br0 to veth0: a broadcast',
          'eth0 in container1 on b: over the cable from veth0 on b',
        ],
        'vxlan9 on a: flooded by br0 to vxlan9: a broadcast',
      ),
    );
    expect(walk.legs[0]?.also).toContain('eth0 in container1 on c (not for it)');
    expect(way(walk, 'request')).toEqual(
      inContainers(
        [
          'enp0s8 on a: encapsulated: VXLAN VNI 9, from 192.168.8.100 to 192.168.8.101, UDP port 4790, +50 bytes',
          'port1 on lan: over the cable from enp0s8 on a',
          'port2 on lan: forwarded by lan: its FDB has MAC behind port2',
          'enp0s8 on b: over the cable from port2 on lan',
          'vxlan9 on b: decapsulated: VXLAN VNI 9, −50 bytes',
          'veth0 on b: forwarded by br0: its FDB has MAC behind veth0',
          'eth0 in container1 on b: over the cable from veth0 on b',
        ],
        'vxlan9 on a: forwarded by br0: its FDB has MAC behind vxlan9',
      ),
    );
  });

  test('a tunnel over a smaller MTU: the outer packet is cut, and joined again before the inner one comes out', async () => {
    const underlay = (mtu: number): Promise<void> =>
      run('vm', `for h in a b; do patchbay-host exec $h -- ip link set enp0s8 mtu ${mtu}; done`);
    await underlay(1400);
    const walk = await walked('a', '10.20.1.3', { size: 1400 });
    await underlay(1500);
    expect(way(walk, 'request')).toEqual([
      'vxlan0 on a: sent',
      'enp0s8 on a: encapsulated: VXLAN VNI 42, from 192.168.8.100 to 192.168.8.101, UDP port 4789; cut into 2 fragments of 1396 and 102 bytes',
      'port1 on lan: over the cable from enp0s8 on a',
      'port2 on lan: forwarded by lan: its FDB has MAC behind port2',
      'enp0s8 on b: over the cable from port2 on lan',
      'vxlan0 on b: decapsulated: VXLAN VNI 42; its fragments joined again',
    ]);
    expect(walk.answered).toBe(true);
  });

  // One MAC address for each that is made: the neighbour entry of a stays true, however soon the next walk comes.
  const p2p = (id: number, port: number): string =>
    `mac=$(cat /sys/class/net/vxlan0/address); ip link del vxlan0; ip link add vxlan0 address $mac type vxlan id ${id} dstport ${port} local 192.168.8.101 remote 192.168.8.100 dev enp0s8; ip address add 10.20.1.3/24 dev vxlan0; ip link set vxlan0 up`;
  test.each<Broken>([
    {
      what: 'another VNI',
      host: 'b',
      breaks: p2p(43, 4789),
      mends: p2p(42, 4789),
      walk: ['a', '10.20.1.3'],
      ends: /arriving at enp0s8 on b: no VTEP on b has VNI 42: vxlan0 has VNI 43/,
    },
    {
      what: 'another port',
      host: 'b',
      breaks: p2p(42, 8472),
      mends: p2p(42, 4789),
      walk: ['a', '10.20.1.3'],
      ends: /arriving at enp0s8 on b: nobody on b listens on UDP port 4789: .*vxlan0 listens on UDP port 8472/,
    },
    {
      what: 'an MTU that is too large for the tunnel',
      host: 'a',
      breaks: 'ip link set vxlan0 mtu 1500; ip link set enp0s8 mtu 1400',
      mends: 'ip link set enp0s8 mtu 1500; ip link set vxlan0 mtu 1450',
      walk: ['a', '10.20.1.3', { size: 1400 }],
      ends: /its answer was last seen leaving port1 on lan: it has 1478 bytes, and enp0s8 on a takes at most 1400 \(MTU\)/,
    },
  ])('broken: $what', (broken) => expectEnd(broken));
});

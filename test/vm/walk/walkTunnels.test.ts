import { execa } from 'execa';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { way, type Broken } from './walkedWay.ts';
import { walkMachine } from './walkMachine.ts';
import { TUNNELS } from './walkWorlds.ts';

const { world, captured, run, walked, expectEnd } = walkMachine();

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

test('Wireshark opens the capture: each link by its name, in the order of time, and sees into the tunnel', async () => {
  const file = join(tmpdir(), `patchbay-${process.pid}.pcapng`);
  writeFileSync(file, await captured('a', '10.20.1.3'));
  const fields = ['frame.interface_name', 'vxlan.vni', 'ip.src', 'icmp.type'];
  const { stdout } = await execa('tshark', [
    ...['-r', file, '-Y', 'icmp.type == 8', '-T', 'fields'],
    ...fields.flatMap((field) => ['-e', field]),
  ]);
  rmSync(file);
  const rows = stdout.split('\n').map((line) => line.split('\t'));
  expect(rows).toEqual([
    ['a:vxlan0', '', '10.20.1.2', '8'],
    ['a:enp0s8', '42', '192.168.8.100,10.20.1.2', '8'],
    ['lan:port1', '42', '192.168.8.100,10.20.1.2', '8'],
    ['lan:port2', '42', '192.168.8.100,10.20.1.2', '8'],
    ['b:enp0s8', '42', '192.168.8.100,10.20.1.2', '8'],
    ['b:vxlan0', '', '10.20.1.2', '8'],
  ]);
});

test('vxlan-multicast: the ARP request goes to the group, the ping to the one VTEP', async () => {
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
    'vxlan0 on b: decapsulated: VXLAN VNI 42; reassembled from its fragments',
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
    repairs: p2p(42, 4789),
    walk: ['a', '10.20.1.3'],
    ends: /arriving at enp0s8 on b: no VTEP on b has VNI 42: vxlan0 has VNI 43/,
  },
  {
    what: 'another port',
    host: 'b',
    breaks: p2p(42, 8472),
    repairs: p2p(42, 4789),
    walk: ['a', '10.20.1.3'],
    ends: /arriving at enp0s8 on b: no VTEP on b listens on UDP port 4789: .*vxlan0 listens on UDP port 8472/,
  },
  {
    what: 'an MTU that is too large for the tunnel',
    host: 'a',
    breaks: 'ip link set vxlan0 mtu 1500; ip link set enp0s8 mtu 1400',
    repairs: 'ip link set enp0s8 mtu 1500; ip link set vxlan0 mtu 1450',
    walk: ['a', '10.20.1.3', { size: 1400 }],
    ends: /its reply was last seen leaving port1 on lan: it has 1478 bytes, but enp0s8 on a takes at most 1400 \(MTU\)/,
  },
])('broken: $what', (broken) => expectEnd(broken));

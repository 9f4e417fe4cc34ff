import { describe, expect, test } from 'vitest';
import { way, type Broken } from './walkedWay.ts';
import { walkMachine } from './walkMachine.ts';
import { NAT, SWITCHES } from './walkWorlds.ts';

const { world, walked, expectEnd } = walkMachine();

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
      'trunk1.10 in far on vm: passed up to trunk1.10, whose parent is trunk1; VLAN tag 10 popped, −4 bytes',
    ]);
  });

  test('macvlan: siblings talk by way of their parent, which nothing leaves', async () => {
    expect(way(await walked('m1', 'm2'), 'request')).toEqual([
      'mv0 in m1 on vm: sent',
      'parent on vm: turned around in parent, the parent of mv0',
      'mv0 in m2 on vm: passed up to mv0, whose parent is parent',
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
      repairs: 'nft delete table bridge f',
      walk: ['red', 'green', { size: 2000 }],
      ends: /the ICMP echo request was last seen arriving at eth0 in green on vm: its fragment from byte 1480 on was last seen arriving at veth-red on vm/,
    },
    {
      what: 'a port that is down',
      host: 'vm',
      breaks:
        'ip link set veth-green down; bridge fdb flush dev veth-green || true; ip -n red neigh flush dev eth0',
      repairs: 'ip link set veth-green up',
      walk: ['red', 'green'],
      ends: /the request went from veth-red on vm to .*: veth-green on vm, the other end of the cable to eth0 in green on vm, is down/,
    },
    {
      what: 'another VLAN',
      host: 'vm',
      breaks:
        'bridge vlan del dev trunk0 vid 10; bridge vlan add dev trunk0 vid 20; ip -n pc neigh flush dev eth0',
      repairs: 'bridge vlan add dev trunk0 vid 10',
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
      'br0 on server: received by br0 for server itself',
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
      repairs: 'sysctl -qw net.ipv4.ip_forward=1',
      walk: ['server:c1', 'laptop'],
      ends: /arriving at br0 on server: .*does not forward \(net\.ipv4\.ip_forward is 0\)/,
    },
    {
      what: 'no route back',
      host: 'server',
      breaks: 'nft flush chain ip nat post; conntrack -F 2>/dev/null; true',
      repairs: 'nft add rule ip nat post ip saddr 172.18.0.0/24 oifname enp0s8 masquerade',
      walk: ['server:c1', 'laptop'],
      ends: /reached 192\.168\.31\.20 \(laptop\), .*laptop has no route back to 172\.18\.0\.11/,
    },
    {
      what: 'no route at all',
      host: 'server',
      breaks: 'ip -n c1 route del default',
      repairs: 'ip -n c1 route add default via 172.18.0.1',
      walk: ['server:c1', 'laptop'],
      ends: /nothing was sent: c1 on server has no route to 192\.168\.31\.20/,
    },
    {
      what: 'rp_filter',
      host: 'server',
      breaks:
        'sysctl -qw net.ipv4.conf.enp0s8.rp_filter=1; ip link add other type dummy; ip link set other up; ip route add 192.168.31.20/32 dev other',
      repairs: 'ip link del other; sysctl -qw net.ipv4.conf.enp0s8.rp_filter=0',
      walk: ['laptop', '192.168.31.101'],
      ends: /rp_filter: its route back to 192\.168\.31\.20 does not go out of enp0s8/,
    },
  ])('broken: $what', (broken) => expectEnd(broken));
});

import { describe, expect, test } from 'vitest';
import { way } from './walkedWay.ts';
import { walkMachine } from './walkMachine.ts';
import { NICS, REGISTRY } from './walkWorlds.ts';

const { world, walked, expectEnd } = walkMachine();

describe('on one NIC, and behind one', () => {
  world(NICS);

  test('ipvlan in L2 mode: one NIC hands it to the other, the ARP request first', async () => {
    const walk = await walked('i1', 'i2');
    const across = [
      'iv0 in i1 on vm: sent',
      'iv0 in i2 on vm: passed over from iv0 in i1 on vm: ipl2 is the parent of both',
    ];
    expect(way(walk, 'arp request')).toEqual(across);
    expect(way(walk, 'request')).toEqual(across);
    expect(walk.answered).toBe(true);
  });

  test('ipvlan in L3 mode: no namespace requests a MAC, and the TTL stays', async () => {
    const walk = await walked('x1', '10.82.0.1');
    expect(walk.legs.map(({ kind }) => kind)).toEqual(['request', 'reply']);
    expect(way(walk, 'request')).toEqual([
      'iv0 in x1 on vm: sent',
      'iv0 in x2 on vm: passed over from iv0 in x1 on vm: ipl3 is the parent of both',
    ]);
    expect(walk.answered).toBe(true);
  });

  test('ipvlan in L3s mode: the last step is inside, and a rule on the way is named as what may drop it', async () => {
    const answered = await walked('far', '10.84.0.1');
    expect(answered.answered).toBe(true);
    expect(way(answered, 'request')).toEqual([
      'eth0 in far on vm: sent',
      'ipl3s on vm: over the cable from eth0 in far on vm',
    ]);
    await expectEnd({
      what: 'a rule of the parent’s host',
      host: 'vm',
      breaks: `nft -f - <<'NFT'
table ip guard {
  chain in { type filter hook input priority 0; ip daddr 10.84.0.1 drop; }
}
NFT`,
      repairs: 'nft delete table ip guard',
      walk: ['far', '10.84.0.1'],
      ends: /last seen arriving at ipl3s on vm: the firewall of vm drops it at the hook input of ip: table ip guard, chain in/,
    });
  });

  test('tun: the program reads it, and its reply comes in from there', async () => {
    const walk = await walked('vm', '10.7.0.9');
    expect(walk.legs.map(({ kind }) => kind)).toEqual(['request', 'reply']);
    expect(way(walk, 'request')).toEqual(['tun7 on vm: sent']);
    expect(way(walk, 'reply')).toEqual(['tun7 on vm: arrived from outside']);
    expect(walk.legs[0]?.hops[0]?.length).toBe(84);
    expect(walk.answered).toBe(true);
  });

  test('tun: a packet to its own address never reaches the NIC', async () => {
    const walk = await walked('vm', '10.7.0.1');
    expect(way(walk, 'request')).toEqual(['lo on vm: sent', 'lo on vm: back over the loopback']);
  });
});

describe('with a registry', () => {
  world(REGISTRY);

  test('vxlan-registry: the VTEP answers ARP itself, and the ping goes to the VTEP that has the address', async () => {
    const walk = await walked('a:container5', 'b:container5');
    expect(way(walk, 'arp request')).toEqual([
      'eth0 in container5 on a: sent',
      'veth5 on a: over the cable from eth0 in container5 on a',
      'vxlan5 on a: flooded by br5 to vxlan5: a broadcast',
    ]);
    expect(way(walk, 'arp reply')).toEqual([
      'vxlan5 on a: answered by vxlan5 itself: its neighbour table has the address',
      'veth5 on a: forwarded by br5: its FDB has MAC behind veth5',
      'eth0 in container5 on a: over the cable from veth5 on a',
    ]);
    expect(way(walk, 'request').slice(2, 4)).toEqual([
      'vxlan5 on a: forwarded by br5: its FDB has MAC behind vxlan5',
      'enp0s8 on a: encapsulated: VXLAN VNI 5, from 192.168.8.100 to 192.168.8.101, UDP port 4789, +50 bytes',
    ]);
    expect(walk.answered).toBe(true);
  });
});

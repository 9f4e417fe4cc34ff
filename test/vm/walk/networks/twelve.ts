import { GUESS, type Network } from './network.ts';
import {
  BOND,
  GRE,
  ISOLATED,
  LOOP,
  MANY_VNIS,
  NETEM,
  PROXY_ARP,
  ROUTER,
  SELF,
  SERVICE_TAGS,
  TENANTS,
  VRF,
} from './twelveWorlds.ts';

/** The twelve networks of public sources that came first. */
export const TWELVE: readonly Network[] = [
  {
    name: 'a leak between two VRFs',
    world: VRF,
    walks: [
      {
        what: 'whole',
        walk: ['h1', '172.16.2.2'],
        answered: true,
        way: ['eth0@h1', 'eth0@r1', 'red@r1?', 'eth1@r1', 'eth0@h2'],
        never: GUESS,
      },
      {
        what: 'the way back is missing in red',
        first: 'ip -n r1 route del vrf red 172.16.1.0/24',
        walk: ['h1', '172.16.2.2'],
        answered: false,
        says: /its reply .*eth1 in r1.*unreachable/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'one VXLAN interface for many VNIs',
    world: MANY_VNIS,
    walks: [
      {
        what: 'VLAN 10 is VNI 10010',
        walk: ['h1', '10.10.0.2'],
        answered: true,
        way: [
          'eth0.10@h1',
          'eth0@h1',
          'p0@v1',
          'vx0@v1',
          'e0@v1',
          'p1@u',
          'p2@u',
          'e0@v2',
          'vx0@v2',
          'p0@v2',
          'eth0@h2',
          'eth0.10@h2',
        ],
        never: GUESS,
      },
      { what: 'VLAN 20 is VNI 10020', walk: ['h1', '10.20.0.2'], answered: true, never: GUESS },
      {
        what: 'the far side filters VNI 10020 out',
        first: 'bridge -n v2 vni delete dev vx0 vni 10020; ip -n h1 neigh flush dev eth0.20',
        walk: ['h1', '10.20.0.2'],
        answered: false,
        says: /arriving at e0 in v2.*10020/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'a bridge of service tags over VXLAN',
    world: SERVICE_TAGS,
    walks: [
      {
        what: 'the customer tag stays',
        walk: ['h1', '10.10.0.2'],
        answered: true,
        never: /VLAN tag 10 popped.*vx0|tag 100/,
      },
      {
        what: 'the tunnel’s port is not in VLAN 100',
        first: 'bridge -n v1 vlan del dev vx0 vid 100; ip -n h1 neigh flush dev eth0.10',
        walk: ['h1', '10.10.0.2'],
        answered: false,
        says: /arriving at p0 in v1.*no other port .*VLAN 100/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'isolated ports',
    world: ISOLATED,
    walks: [
      {
        what: 'ARP is flooded to the one that is not isolated',
        walk: ['h1', '10.4.0.2'],
        answered: false,
        says: /isolated/,
        never: GUESS,
      },
      {
        what: 'unicast to an isolated port',
        first: `mac=$(ip -n h2 -j link show eth0 | jq -r '.[0].address'); bridge -n sw fdb replace $mac dev p2 master static
ip -n h1 neigh replace 10.4.0.2 lladdr $mac dev eth0 nud permanent`,
        walk: ['h1', '10.4.0.2'],
        answered: false,
        says: /arriving at p1 in sw.*isolated/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'a bond under a macvlan',
    world: BOND,
    walks: [
      {
        what: 'in by the active NIC',
        walk: ['h1', '10.5.0.2'],
        answered: true,
        way: ['eth0@h1', 'p0@sw', 'p10@sw', 'e0@host', 'bond0@host', 'mv0@m1'],
        never: GUESS,
      },
      {
        what: 'the other takes over',
        first: 'ip -n host link set e0 down; sleep 0.5',
        walk: ['h1', '10.5.0.2'],
        answered: true,
        way: ['eth0@h1', 'p0@sw', 'p11@sw', 'e1@host', 'bond0@host', 'mv0@m1'],
        never: GUESS,
      },
    ],
  },
  {
    name: 'GRE with a key',
    world: GRE,
    walks: [
      {
        what: 'whole',
        walk: ['g1', '10.6.0.2'],
        answered: true,
        way: ['gre1@g1', 'e0@g1', 'e0@g2', 'gre1@g2'],
        never: GUESS,
      },
      {
        what: 'another key on the far side',
        first: 'ip -n g2 link set gre1 type gre local 192.0.2.2 remote 192.0.2.1 key 8',
        walk: ['g1', '10.6.0.2'],
        answered: false,
        says: /arriving at e0 in g2.*key/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'netem',
    world: NETEM,
    walks: [
      {
        what: 'loss on the sender’s own NIC',
        first: 'tc -n h1 qdisc add dev eth0 root netem loss 100%',
        walk: ['h1', '10.7.0.2'],
        answered: false,
        says: /qdisc.*eth0 in h1/,
        never: GUESS,
      },
      {
        what: 'loss on the bridge’s far port',
        // With the MAC address known; else its ARP request is lost there, and the ping never leaves.
        first: `tc -n h1 qdisc del dev eth0 root; tc -n sw qdisc add dev p2 root netem loss 100%
          ip -n h1 neigh replace 10.7.0.2 lladdr "$(at h2 cat /sys/class/net/eth0/address)" dev eth0 nud permanent`,
        walk: ['h1', '10.7.0.2'],
        answered: false,
        says: /qdisc.*p2 in sw/,
        never: GUESS,
      },
      {
        what: 'a delay of 1.5 s',
        first: 'tc -n sw qdisc replace dev p2 root netem delay 1500ms; ip -n h1 neigh flush dev eth0',
        walk: ['h1', '10.7.0.2'],
        answered: true,
        never: GUESS,
      },
    ],
  },
  {
    name: 'a router that does not forward from one NIC',
    world: ROUTER,
    walks: [
      {
        what: 'whole',
        walk: ['h1', '10.8.2.2'],
        answered: true,
        way: ['eth0@h1', 'e0@r', 'e1@r', 'eth0@h2'],
        never: GUESS,
      },
      {
        what: 'forwarding is off on e0',
        first: 'at r sysctl -qw net.ipv4.conf.e0.forwarding=0',
        walk: ['h1', '10.8.2.2'],
        answered: false,
        says: /arriving at e0 in r.*net\.ipv4\.conf\.e0\.forwarding/,
        never: GUESS,
      },
      {
        what: 'the target ignores pings',
        first:
          'at r sysctl -qw net.ipv4.conf.e0.forwarding=1; at h2 sysctl -qw net.ipv4.icmp_echo_ignore_all=1',
        walk: ['h1', '10.8.2.2'],
        answered: false,
        says: /icmp_echo_ignore_all/,
        never: GUESS,
      },
      {
        what: 'and refuses TCP',
        walk: ['h1', '10.8.2.2', { kind: 'tcp', port: 80 }],
        answered: false,
        says: /refuses/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'the bridge itself is not in the VLAN',
    world: SELF,
    walks: [
      {
        what: 'no membership of its own',
        walk: ['h1', '10.9.0.254'],
        answered: false,
        says: /br0 itself is not in VLAN 201/,
        never: GUESS,
      },
      {
        what: 'with it',
        first: 'bridge -n sw vlan add dev br0 vid 201 self',
        walk: ['h1', '10.9.0.254'],
        answered: true,
        never: GUESS,
      },
    ],
  },
  {
    name: 'two tenants with the same addresses',
    world: TENANTS,
    walks: [
      {
        what: 'a1 reaches b1',
        walk: ['a1', '10.0.0.2'],
        answered: true,
        way: ['eth0@a1', 'pa@sw1', 'pb@sw1', 'eth0@b1'],
        says: /reached 10\.0\.0\.2 \(b1\)/,
        never: / in (a2|b2|sw2) |\((a2|b2)\)/,
      },
      {
        what: 'a2 reaches b2',
        walk: ['a2', '10.0.0.2'],
        answered: true,
        way: ['eth0@a2', 'pa@sw2', 'pb@sw2', 'eth0@b2'],
        says: /reached 10\.0\.0\.2 \(b2\)/,
        never: / in (a1|b1|sw1) |\((a1|b1)\)/,
      },
    ],
  },
  {
    name: 'proxy ARP as Calico has it',
    world: PROXY_ARP,
    walks: [
      {
        what: 'the host answers for the gateway',
        walk: ['w1', '10.11.1.2'],
        answered: true,
        way: ['eth0@w1', 'cali1@node', 'up0@node', 'eth0@far'],
        never: /not seen any further|does not have 169/,
      },
      {
        what: 'without proxy_arp',
        first: 'at node sysctl -qw net.ipv4.conf.cali1.proxy_arp=0; ip -n w1 neigh flush dev eth0',
        walk: ['w1', '10.11.1.2'],
        answered: false,
        says: /node does not have 169\.254\.1\.1/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'a loop of two cables',
    world: LOOP,
    walks: [
      {
        what: 'with no STP',
        walk: ['h1', '10.12.0.2'],
        answered: false,
        says: /loops?.*(STP|joined twice)/,
        never: GUESS,
      },
      {
        what: 'with STP',
        first: `for i in 1 2; do ip -n s$i link set br0 down; ip -n s$i link set br0 type bridge stp_state 1 forward_delay 200; ip -n s$i link set br0 up; done
until [ "$(for i in 1 2; do bridge -n s$i -j link show; done | jq -s 'flatten | map(select(.state == "listening" or .state == "learning")) | length')" = 0 ]; do sleep 0.3; done
ip -n h1 neigh flush dev eth0; ip -n h2 neigh flush dev eth0`,
        walk: ['h1', '10.12.0.2'],
        answered: true,
        never: GUESS,
      },
    ],
  },
];

import type { Network } from './network.ts';

/** Sentences that were false in these networks once. */
const GUESS = /a firewall rule|should reply|has no other port|for the host itself|a rule may drop/;

const VRF = `
ns h1 h2 r1; cable h1 eth0 r1 eth0; cable h2 eth0 r1 eth1; fwd r1
ip -n r1 link add blue type vrf table 1101; ip -n r1 link set blue up
ip -n r1 link add red type vrf table 1102; ip -n r1 link set red up
ip -n r1 link set eth0 master blue; ip -n r1 link set eth1 master red
ip -n r1 route add table 1101 unreachable default metric 8192
ip -n r1 route add table 1102 unreachable default metric 8192
addr h1 eth0 172.16.1.1/24; addr r1 eth0 172.16.1.253/24
addr h2 eth0 172.16.2.2/24; addr r1 eth1 172.16.2.253/24
ip -n h1 route add default via 172.16.1.253; ip -n h2 route add default via 172.16.2.253
ip -n r1 route add vrf blue 172.16.2.0/24 dev red; ip -n r1 route add vrf red 172.16.1.0/24 dev blue
ip -n r1 rule add pref 32765 lookup local; ip -n r1 rule del pref 0
`;

/** One VTEP for VLANs 10 and 20 on a VLAN-aware bridge on each side. */
const MANY_VNIS = `
ns h1 h2 v1 v2 u; cable v1 e0 u p1; cable v2 e0 u p2; br u lan; port u p1 lan; port u p2 lan
addr v1 e0 192.0.2.1/24; addr v2 e0 192.0.2.2/24
for i in 1 2; do
  br v$i br0 "vlan_filtering 1 vlan_default_pvid 0"
  ip -n v$i link add vx0 type vxlan dstport 4789 external vnifilter local 192.0.2.$i
  ip -n v$i link set vx0 master br0; ip -n v$i link set vx0 up
  ip -n v$i link set dev vx0 type bridge_slave vlan_tunnel on
  for v in 10 20; do
    bridge -n v$i vlan add dev vx0 vid $v
    bridge -n v$i vlan add dev vx0 vid $v tunnel_info id 100$v
    bridge -n v$i vni add dev vx0 vni 100$v
    bridge -n v$i fdb append 00:00:00:00:00:00 dev vx0 vni 100$v src_vni 100$v dst 192.0.2.$((3 - i))
  done
  cable h$i eth0 v$i p0; port v$i p0 br0
  bridge -n v$i vlan add dev p0 vid 10; bridge -n v$i vlan add dev p0 vid 20
  for v in 10 20; do
    ip -n h$i link add eth0.$v link eth0 type vlan id $v; ip -n h$i link set eth0.$v up
    addr h$i eth0.$v 10.$v.0.$i/24
  done
done
`;

const SERVICE_TAGS = `
ns h1 h2 v1 v2; cable v1 e0 v2 e0; addr v1 e0 192.0.2.1/24; addr v2 e0 192.0.2.2/24
for i in 1 2; do
  br v$i br0 "vlan_filtering 1 vlan_protocol 802.1ad vlan_default_pvid 0"
  ip -n v$i link add vx0 type vxlan id 1000 dstport 4789 local 192.0.2.$i remote 192.0.2.$((3 - i))
  port v$i vx0 br0; cable h$i eth0 v$i p0; port v$i p0 br0
  bridge -n v$i vlan add dev vx0 vid 100 pvid untagged; bridge -n v$i vlan add dev p0 vid 100 pvid untagged
  ip -n h$i link add eth0.10 link eth0 type vlan id 10; ip -n h$i link set eth0.10 up
  addr h$i eth0.10 10.10.0.$i/24
done
`;

const ISOLATED = `
ns h1 h2 h3 sw; br sw br0
for i in 1 2 3; do cable h$i eth0 sw p$i; port sw p$i br0; addr h$i eth0 10.4.0.$i/24; done
bridge -n sw link set dev p1 isolated on; bridge -n sw link set dev p2 isolated on
`;

const BOND = `
ns h1 host m1 sw; br sw br0
cable h1 eth0 sw p0; port sw p0 br0; addr h1 eth0 10.5.0.1/24
ip -n host link add bond0 type bond mode active-backup miimon 100
for i in 0 1; do
  ip -n host link add e$i type veth peer name p1$i netns sw; ip -n sw link set p1$i master br0 up
  ip -n host link set e$i master bond0
done
ip -n host link set bond0 up; ip -n host link set e0 up; ip -n host link set e1 up
ip -n host link set bond0 type bond active_slave e0
ip -n host link add mv0 netns m1 link bond0 type macvlan mode bridge; ip -n m1 link set mv0 up; addr m1 mv0 10.5.0.2/24
`;

const GRE = `
ns g1 g2; cable g1 e0 g2 e0; addr g1 e0 192.0.2.1/24; addr g2 e0 192.0.2.2/24
for i in 1 2; do
  ip -n g$i link add gre1 type gre local 192.0.2.$i remote 192.0.2.$((3 - i)) key 7; ip -n g$i link set gre1 up
  addr g$i gre1 10.6.0.$i/24
done
`;

const NETEM = `
ns h1 h2 sw; br sw br0; for i in 1 2; do cable h$i eth0 sw p$i; port sw p$i br0; addr h$i eth0 10.7.0.$i/24; done
`;

const ROUTER = `
ns h1 r h2; cable h1 eth0 r e0; cable h2 eth0 r e1; fwd r
addr h1 eth0 10.8.1.1/24; addr r e0 10.8.1.254/24; addr h2 eth0 10.8.2.2/24; addr r e1 10.8.2.254/24
ip -n h1 route add default via 10.8.1.254; ip -n h2 route add default via 10.8.2.254
`;

const SELF = `
ns h1 sw; br sw br0 "vlan_filtering 1 vlan_default_pvid 0"; cable h1 eth0 sw p1; port sw p1 br0
bridge -n sw vlan add dev p1 vid 201 pvid untagged
ip -n sw link add br0.201 link br0 type vlan id 201; ip -n sw link set br0.201 up; addr sw br0.201 10.9.0.254/24
addr h1 eth0 10.9.0.1/24
`;

const TENANTS = `
ns a2 b2 sw2 a1 b1 sw1
for t in 1 2; do
  br sw$t br0; for h in a b; do cable $h$t eth0 sw$t p$h; port sw$t p$h br0; done
  addr a$t eth0 10.0.0.1/24; addr b$t eth0 10.0.0.2/24
done
`;

const PROXY_ARP = `
ns w1 node far; cable w1 eth0 node cali1; fwd node; at node sysctl -qw net.ipv4.conf.cali1.proxy_arp=1
addr w1 eth0 10.11.0.1/32; ip -n w1 route add 169.254.1.1 dev eth0 scope link; ip -n w1 route add default via 169.254.1.1 dev eth0
ip -n node route add 10.11.0.1 dev cali1
cable node up0 far eth0; addr node up0 10.11.1.254/24; addr far eth0 10.11.1.2/24; ip -n far route add default via 10.11.1.254
ip -n node route add default via 10.11.1.2; at node sysctl -qw net.ipv4.neigh.cali1.proxy_delay=0
`;

const LOOP = `
ns h1 h2 s1 s2
for i in 1 2; do br s$i br0; cable h$i eth0 s$i p0; port s$i p0 br0; addr h$i eth0 10.12.0.$i/24; done
cable s1 x1 s2 x1; cable s1 x2 s2 x2
for i in 1 2; do port s$i x1 br0; port s$i x2 br0; done
`;

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
        first: 'tc -n h1 qdisc del dev eth0 root; tc -n sw qdisc add dev p2 root netem loss 100%',
        walk: ['h1', '10.7.0.2'],
        answered: false,
        says: /qdisc.*p2 in sw/,
        never: GUESS,
      },
      {
        what: 'a delay of 1.5 s',
        first: 'tc -n sw qdisc replace dev p2 root netem delay 1500ms',
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
        never: /b2|a2/,
      },
      {
        what: 'a2 reaches b2',
        walk: ['a2', '10.0.0.2'],
        answered: true,
        way: ['eth0@a2', 'pa@sw2', 'pb@sw2', 'eth0@b2'],
        says: /reached 10\.0\.0\.2 \(b2\)/,
        never: /b1|a1/,
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

import { GUESS, type Network } from './network.ts';

/** A LAN of `h1` 10.N.0.1, `h2` 10.N.0.2 and so on, each at a port pN of the bridge br0 of `sw`. */
function lan(number: number, hosts: number, bridge = ''): string {
  return `
ns sw; br sw br0 "${bridge}"
for i in $(seq ${hosts}); do ns h$i; cable h$i eth0 sw p$i; port sw p$i br0; addr h$i eth0 10.${number}.0.$i/24; done
`;
}

const MACVLAN = `
ns h far sw m1 m2; br sw br0; cable h eth0 sw p0; port sw p0 br0; cable far eth0 sw p1; port sw p1 br0
addr h eth0 10.21.0.1/24; addr far eth0 10.21.0.9/24
for i in 1 2; do
  ip -n h link add mv0 netns m$i link eth0 type macvlan mode bridge; ip -n m$i link set mv0 up; addr m$i mv0 10.21.0.1$i/24
done
`;

const IPVLAN = `
ns h far i1; cable h eth0 far eth0; addr h eth0 10.22.0.1/24; addr far eth0 10.22.0.9/24
ip -n h link add iv0 netns i1 link eth0 type ipvlan mode l2; ip -n i1 link set iv0 up; addr i1 iv0 10.22.0.11/24
`;

const TRUNK = `
ns h1 h2 s1 s2; cable s1 tr s2 tr
for i in 1 2; do
  br s$i br0 "vlan_filtering 1 vlan_default_pvid 0"; cable h$i eth0 s$i p; port s$i p br0; port s$i tr br0
  bridge -n s$i vlan add dev p vid 10 pvid untagged; bridge -n s$i vlan add dev tr vid 10; addr h$i eth0 10.23.0.$i/24
done
`;

const STACKED = `
ns h1 h2; cable h1 eth0 h2 eth0
for i in 1 2; do
  ip -n h$i link add s100 link eth0 type vlan id 100 protocol 802.1ad; ip -n h$i link set s100 up
  ip -n h$i link add c7 link s100 type vlan id 7; ip -n h$i link set c7 up; addr h$i c7 10.24.0.$i/24
done
`;

const RING = `
ns h1 h2 s1 s2 s3; cable s1 x s2 y; cable s2 x s3 y; cable s3 x s1 y
for i in 1 2 3; do
  ip -n s$i link add br0 type bridge stp_state 1 forward_delay 200 priority $i; ip -n s$i link set br0 up
  port s$i x br0; port s$i y br0
done
cable h1 eth0 s1 p; port s1 p br0; cable h2 eth0 s2 p; port s2 p br0; addr h1 eth0 10.30.0.1/24; addr h2 eth0 10.30.0.2/24
until [ "$(for i in 1 2 3; do bridge -n s$i -j link show; done | jq -s 'flatten | map(select(.state == "listening" or .state == "learning")) | length')" = 0 ]; do sleep 0.3; done
`;

const BONDED = `
ns h1 host sw; br sw br0; cable h1 eth0 sw p0; port sw p0 br0; addr h1 eth0 10.31.0.1/24
ip -n host link add bond0 type bond mode active-backup
for i in 0 1; do
  ip -n host link add e$i type veth peer name q$i netns sw; port sw q$i br0; ip -n host link set e$i master bond0
done
ip -n host link set bond0 up; ip -n host link set e0 up; ip -n host link set e1 up; addr host bond0 10.31.0.2/24
ip -n host link set bond0 type bond active_slave e0
`;

/** One LAN: what does not fit in it, and what may not reach what. */
export const SEGMENTS: readonly Network[] = [
  {
    name: 'macvlans and the host of their NIC',
    world: MACVLAN,
    walks: [
      {
        what: 'a neighbour on the LAN',
        walk: ['m1', '10.21.0.9'],
        answered: true,
        way: ['mv0@m1', 'eth0@h', 'p0@sw', 'p1@sw', 'eth0@far'],
        never: GUESS,
      },
      { what: 'siblings', walk: ['m1', '10.21.0.12'], answered: true, never: GUESS },
      {
        what: 'a macvlan does not reach its host',
        walk: ['m1', '10.21.0.1'],
        answered: false,
        says: /macvlan.*do not reach each other/,
        never: GUESS,
      },
      {
        what: 'nor the host its macvlan',
        walk: ['h', '10.21.0.11'],
        answered: false,
        says: /macvlan.*do not reach each other/,
        never: GUESS,
      },
      {
        what: 'in mode vepa they meet at the switch, which sends nothing back',
        first:
          'for i in 1 2; do ip -n m$i link set mv0 type macvlan mode vepa; ip -n m$i neigh flush dev mv0; done',
        walk: ['m1', '10.21.0.12'],
        answered: false,
        says: /p0.*hairpin/,
        never: GUESS,
      },
      {
        what: 'a hairpin port does',
        first: 'bridge -n sw link set dev p0 hairpin on; ip -n m1 neigh flush dev mv0',
        walk: ['m1', '10.21.0.12'],
        answered: true,
        never: GUESS,
      },
      {
        what: 'in mode private they do not meet',
        first:
          'bridge -n sw link set dev p0 hairpin off; for i in 1 2; do ip -n m$i link set mv0 type macvlan mode private; ip -n m$i neigh flush dev mv0; done',
        walk: ['m1', '10.21.0.12'],
        answered: false,
        says: /private/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'an ipvlan and the host of its NIC',
    world: IPVLAN,
    walks: [
      { what: 'a neighbour on the LAN', walk: ['i1', '10.22.0.9'], answered: true, never: GUESS },
      {
        what: 'the host does not reach its ipvlan',
        walk: ['h', '10.22.0.11'],
        answered: false,
        says: /ipvlan.*do not reach each other/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'a trunk between two switches',
    world: TRUNK,
    walks: [
      {
        what: 'tagged on both sides',
        walk: ['h1', '10.23.0.2'],
        answered: true,
        way: ['eth0@h1', 'p@s1', 'tr@s1', 'tr@s2', 'p@s2', 'eth0@h2'],
        never: GUESS,
      },
      {
        what: 'one side sends without a tag',
        first: 'bridge -n s2 vlan add dev tr vid 10 untagged; ip -n h1 neigh flush dev eth0',
        walk: ['h1', '10.23.0.2'],
        answered: false,
        says: /reply.*arriving at tr in s1.*no VLAN for frames without a tag/,
        never: GUESS,
      },
      {
        what: 'the untagged VLAN of one side is another one',
        first:
          'bridge -n s1 vlan add dev tr vid 10 pvid untagged; bridge -n s2 vlan del dev tr vid 10; bridge -n s2 vlan add dev tr vid 20 pvid untagged; ip -n h1 neigh flush dev eth0',
        walk: ['h1', '10.23.0.2'],
        answered: false,
        says: /arriving at tr in s2.*VLAN 20/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'a tag in a tag',
    world: STACKED,
    walks: [
      {
        what: 'whole',
        walk: ['h1', '10.24.0.2'],
        answered: true,
        way: ['c7@h1', 's100@h1', 'eth0@h1', 'eth0@h2', 's100@h2', 'c7@h2'],
        never: GUESS,
      },
      {
        what: 'the outer tag is of 802.1Q on the far side',
        first:
          'ip -n h2 link del c7; ip -n h2 link del s100; ip -n h2 link add s100 link eth0 type vlan id 100; ip -n h2 link set s100 up; ip -n h2 link add c7 link s100 type vlan id 7; ip -n h2 link set c7 up; addr h2 c7 10.24.0.2/24; ip -n h1 neigh flush dev c7',
        walk: ['h1', '10.24.0.2'],
        answered: false,
        says: /arriving at eth0 in h2.*no sub-interface for VLAN 100 of 802\.1ad/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'neighbours that are not what they seem',
    world: `${lan(25, 3)} ip -n h3 addr add 10.25.0.2/24 dev eth0`,
    walks: [
      {
        what: 'a wrong MAC address by hand',
        first: 'ip -n h1 neigh replace 10.25.0.3 lladdr 02:00:00:00:00:99 dev eth0 nud permanent',
        walk: ['h1', '10.25.0.3'],
        answered: false,
        says: /02:00:00:00:00:99/,
        never: GUESS,
      },
      {
        what: 'two hosts with one address: the one that the neighbour table names',
        first:
          'ip -n h1 neigh replace 10.25.0.2 lladdr $(at h3 cat /sys/class/net/eth0/address) dev eth0 nud permanent',
        walk: ['h1', '10.25.0.2'],
        answered: true,
        way: ['eth0@h1', 'p1@sw', 'p3@sw', 'eth0@h3'],
        says: /reached 10\.25\.0\.2 \(h3\)/,
        never: GUESS,
      },
      {
        what: 'a gateway that nobody has',
        first: 'ip -n h1 route add default via 10.25.0.253',
        walk: ['h1', '203.0.113.9'],
        answered: false,
        says: /asked for the MAC address of 10\.25\.0\.253.*no namespace has the address 10\.25\.0\.253/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'a mask that is too narrow',
    world: `${lan(27, 1)} ns h2; cable h2 eth0 sw p2; port sw p2 br0; addr h2 eth0 10.27.0.130/25`,
    walks: [
      {
        what: 'there, and not back',
        walk: ['h1', '10.27.0.130'],
        answered: false,
        says: /h2 has no route back to 10\.27\.0\.1/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'a port that takes no unknown addresses',
    world: lan(29, 2),
    walks: [
      {
        what: 'unicast is not flooded',
        first: `ip -n h1 neigh replace 10.29.0.2 lladdr $(at h2 cat /sys/class/net/eth0/address) dev eth0 nud permanent
bridge -n sw link set dev p2 flood off learning off; for m in $(bridge -n sw -j fdb show dev p2 | jq -r '.[] | select(.state != "permanent") | .mac'); do bridge -n sw fdb del $m dev p2 master; done`,
        walk: ['h1', '10.29.0.2'],
        answered: false,
        says: /arriving at p1 in sw.*flood off/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'a ring of three switches with STP',
    world: RING,
    walks: [
      {
        what: 'one cable is left out, and nothing loops',
        walk: ['h1', '10.30.0.2'],
        answered: true,
        never: /loops/,
      },
    ],
  },
  {
    name: 'a bond that does not watch its links',
    world: BONDED,
    walks: [
      {
        what: 'whole',
        walk: ['host', '10.31.0.1'],
        answered: true,
        way: ['bond0@host', 'e0@host', 'q0@sw', 'p0@sw', 'eth0@h1'],
        never: GUESS,
      },
      {
        what: 'the active member leads to a port of no bridge',
        first: 'ip -n sw link set q0 nomaster; ip -n host neigh flush dev bond0',
        walk: ['host', '10.31.0.1'],
        answered: false,
        says: /arriving at q0 in sw.*does not have 10\.31\.0\.1/,
        never: GUESS,
      },
    ],
  },
];

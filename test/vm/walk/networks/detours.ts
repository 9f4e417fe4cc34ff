import { routed } from './filters.ts';
import { GUESS, type Network } from './network.ts';

/** Two routers in a row; the first one knows the second by its link-local IPv6 address only (RFC 5549, RFC 9229). */
const UNNUMBERED = `
ns h1 r1 r2 h2; six r1 r2; cable h1 eth0 r1 e0; cable r1 e1 r2 e0; cable r2 e1 h2 eth0; fwd r1; fwd r2
addr h1 eth0 10.32.1.1/24; addr r1 e0 10.32.1.254/24; addr h2 eth0 10.32.2.2/24; addr r2 e1 10.32.2.254/24
addr r1 e1 fe80::1/64; addr r2 e0 fe80::2/64
ip -n r1 route add 10.32.2.0/24 via inet6 fe80::2 dev e1; ip -n r2 route add 10.32.1.0/24 via inet6 fe80::1 dev e0
ip -n h1 route add default via 10.32.1.254; ip -n h2 route add default via 10.32.2.254
`;

const ONLINK = `
ns h1 r h2; cable h1 eth0 r e0; cable h2 eth0 r e1; fwd r
addr h1 eth0 10.33.0.1/32; addr r e0 10.33.9.1/32; addr h2 eth0 10.33.2.2/24; addr r e1 10.33.2.254/24
ip -n h1 route add default via 10.33.9.1 dev eth0 onlink; ip -n r route add 10.33.0.1 dev e0; ip -n h2 route add default via 10.33.2.254
`;

const MULTIPATH = `
ns a w1 w2 d; for w in 1 2; do cable a t$w w$w near; cable d t$w w$w far; fwd w$w; done
for w in 1 2; do
  addr a t$w 10.36.$w.1/24; addr w$w near 10.36.$w.2/24; addr w$w far 10.36.1$w.1/24; addr d t$w 10.36.1$w.2/24
  ip -n w$w route add 10.36.100.2 via 10.36.1$w.2; ip -n w$w route add 10.36.100.1 via 10.36.$w.1
done
ip -n a link set lo up; ip -n d link set lo up; addr a lo 10.36.100.1/32; addr d lo 10.36.100.2/32; at a sysctl -qw net.ipv4.conf.all.ignore_routes_with_linkdown=1 net.ipv4.conf.t2.ignore_routes_with_linkdown=1
ip -n a route add 10.36.100.2 src 10.36.100.1 nexthop via 10.36.1.2 dev t1 nexthop via 10.36.2.2 dev t2
ip -n d route add 10.36.100.1 via 10.36.11.1
ip -n w2 link set near down
`;

/** A router that sends what is for h2 to another one on the same LAN, and tells h1 of it. */
const REDIRECTING = `
ns h1 r1 r2 h2 sw; br sw br0
for n in h1 r1 r2; do cable $n e0 sw p$n; port sw p$n br0; done
cable h2 eth0 r2 e1; fwd r1; fwd r2
addr h1 e0 10.37.1.1/24; addr r1 e0 10.37.1.253/24; addr r2 e0 10.37.1.254/24; addr r2 e1 10.37.2.254/24; addr h2 eth0 10.37.2.2/24
ip -n h1 route add default via 10.37.1.253; ip -n r1 route add default via 10.37.1.254; ip -n h2 route add default via 10.37.2.254
`;

const VRF_SERVICE = `
ns h1 r; cable h1 eth0 r e0
ip -n r link add blue type vrf table 10; ip -n r link set blue up; ip -n r link set e0 master blue
addr h1 eth0 10.38.0.1/24; addr r e0 10.38.0.254/24
serve r 80
`;

/** Ways that are not the plain one, and what ends on them. */
export const DETOURS: readonly Network[] = [
  {
    name: 'an IPv4 route over an IPv6 neighbour',
    world: UNNUMBERED,
    walks: [
      {
        what: 'whole',
        walk: ['h1', '10.32.2.2'],
        answered: true,
        way: ['eth0@h1', 'e0@r1', 'e1@r1', 'e0@r2', 'e1@r2', 'eth0@h2'],
        never: /who has fe80|not seen any further/,
      },
      {
        what: 'the neighbour has another address',
        first:
          'ip -n r2 addr del fe80::2/64 dev e0; ip -n r1 -6 neigh flush dev e1; ip -n r1 neigh flush dev e1',
        walk: ['h1', '10.32.2.2'],
        answered: false,
        says: /r1 asked for the MAC address of fe80::2 by neighbour solicitation.*r2 does not have fe80::2/,
        never: /ARP/,
      },
    ],
  },
  {
    name: 'a gateway outside of every subnet',
    world: ONLINK,
    walks: [
      {
        what: 'whole',
        walk: ['h1', '10.33.2.2'],
        answered: true,
        way: ['eth0@h1', 'e0@r', 'e1@r', 'eth0@h2'],
        never: GUESS,
      },
      {
        what: 'the router does not know the way back',
        first: 'ip -n r route del 10.33.0.1 dev e0',
        walk: ['h1', '10.33.2.2'],
        answered: false,
        says: /its reply.*arriving at e1 in r.*r has no route to 10\.33\.0\.1/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'a loose reverse path filter',
    world: `${routed(34)} ip -n h1 link set lo up; addr h1 lo 203.0.113.5/32; at r sysctl -qw net.ipv4.conf.e0.rp_filter=2`,
    walks: [
      { what: 'a source that it has a route to', walk: ['h1', '10.34.2.2'], answered: true, never: GUESS },
      {
        what: 'and one that it has none to',
        walk: ['h1', '10.34.2.2', { source: '203.0.113.5' }],
        answered: false,
        says: /r drops it by rp_filter/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'two routes, one over a link without carrier',
    world: MULTIPATH,
    walks: [
      {
        what: 'it takes the other',
        walk: ['a', '10.36.100.2'],
        answered: true,
        way: ['t1@a', 'near@w1', 'far@w1', 't1@d'],
        never: GUESS,
      },
    ],
  },
  {
    name: 'a router that knows a better one',
    world: REDIRECTING,
    walks: [
      {
        what: 'the packet passes the switch twice',
        walk: ['h1', '10.37.2.2'],
        answered: true,
        way: ['e0@h1', 'ph1@sw', 'pr1@sw', 'e0@r1', 'e0@r1', 'pr1@sw', 'pr2@sw', 'e0@r2', 'e1@r2', 'eth0@h2'],
        never: /Not answered|not seen any further|loops/,
      },
    ],
  },
  {
    name: 'a program outside of the VRF',
    world: VRF_SERVICE,
    walks: [
      { what: 'a ping into the VRF', walk: ['h1', '10.38.0.254'], answered: true, never: GUESS },
      {
        what: 'a program that listens outside of it',
        walk: ['h1', '10.38.0.254', { kind: 'tcp', port: 80 }],
        answered: false,
        says: /refuses the connection.*socat.*outside.*VRF blue/,
        never: GUESS,
      },
      {
        what: 'unless it takes connections of every VRF',
        first: 'at r sysctl -qw net.ipv4.tcp_l3mdev_accept=1',
        walk: ['h1', '10.38.0.254', { kind: 'tcp', port: 80 }],
        answered: true,
        never: GUESS,
      },
    ],
  },
  {
    name: 'a router that has the address of the sender',
    world: `${routed(39)} ip -n r link add d0 type dummy; ip -n r link set d0 up; ip -n h1 neigh replace 10.39.1.254 lladdr $(at r cat /sys/class/net/e0/address) dev eth0 nud permanent; addr r d0 10.39.1.1/32`,
    walks: [
      {
        what: 'it takes no packet from itself',
        walk: ['h1', '10.39.2.2'],
        answered: false,
        says: /arriving at e0 in r.*r has 10\.39\.1\.1 itself/,
        never: GUESS,
      },
      {
        what: 'nor answers its ARP',
        first: 'ip -n h1 neigh del 10.39.1.254 dev eth0',
        walk: ['h1', '10.39.2.2'],
        answered: false,
        says: /asked for the MAC address of 10\.39\.1\.254 by ARP.*r has 10\.39\.1\.1 itself/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'a router whose errors are filtered',
    world: `${routed(35)} ip -n r link set e1 mtu 1300; ip -n h2 link set eth0 mtu 1300; at r nft add table ip f; at r nft 'add chain ip f o { type filter hook output priority 0; }'; at r nft add rule ip f o icmp type destination-unreachable counter drop`,
    walks: [
      {
        what: 'a packet that is too large is lost in silence',
        walk: ['h1', '10.35.2.2', { size: 1400 }],
        answered: false,
        says: /arriving at e0 in r.*1300 \(MTU\)/,
        never: GUESS,
      },
      { what: 'a small one is not', walk: ['h1', '10.35.2.2'], answered: true, never: GUESS },
    ],
  },
];

import { GUESS, type Network } from './network.ts';
import { ROUTED } from './routers.ts';

/** One /64 on both sides of a router that answers for h2. */
const PROXY = `
ns h1 r h2; six h1 r h2; cable h1 eth0 r e0; cable h2 eth0 r e1
at r sysctl -qw net.ipv6.conf.all.forwarding=1 net.ipv6.conf.e0.proxy_ndp=1
addr h1 eth0 2001:db8:51::1/64; addr h2 eth0 2001:db8:51::2/128; addr r e0 2001:db8:51::fe/64
ip -n r -6 route add 2001:db8:51::2 dev e1; ip -n r -6 neigh add proxy 2001:db8:51::2 dev e0
ip -n h2 -6 route add default via fe80::fe dev eth0; addr r e1 fe80::fe/64
`;

const TWICE = `
ns h1 h2 h3 sw; six h1 h2 h3; br sw br0; for i in 1 2 3; do cable h$i eth0 sw p$i; port sw p$i br0; done
at h3 sysctl -qw net.ipv6.conf.all.accept_dad=1 net.ipv6.conf.eth0.accept_dad=1 net.ipv6.conf.eth0.dad_transmits=1
addr h1 eth0 2001:db8:52::1/64; addr h2 eth0 2001:db8:52::2/64; addr h3 eth0 2001:db8:52::2/64
until ip -n h3 -6 -j addr show dev eth0 | grep -q dadfailed; do sleep 0.1; done
ip -n h2 addr del 2001:db8:52::2/64 dev eth0
`;

const LINK_LOCAL = `
ns h1 h2; six h1 h2; cable h1 eth0 h2 eth0; addr h1 eth0 fe80::1/64; addr h2 eth0 fe80::2/64
`;

const OVER_SIX = `
ns t1 t2 h1 h2; six t1 t2; cable t1 e0 t2 e0
for i in 1 2; do
  addr t$i e0 2001:db8:55::$i/64; br t$i br0
  ip -n t$i link add vx0 type vxlan id 55 dstport 4789 local 2001:db8:55::$i remote 2001:db8:55::$((3 - i)); port t$i vx0 br0
  cable h$i eth0 t$i p0; port t$i p0 br0; addr h$i eth0 10.55.0.$i/24; ip -n h$i link set eth0 mtu 1400
done
`;

const IN_SIX = `
ns t1 t2; six t1 t2; cable t1 e0 t2 e0
for i in 1 2; do
  addr t$i e0 2001:db8:56::$i/64
  ip -n t$i link add tn type ip6tnl mode any local 2001:db8:56::$i remote 2001:db8:56::$((3 - i)); ip -n t$i link set tn up; addr t$i tn 10.56.0.$i/24
done
`;

/** IPv6, and what it carries. */
export const SIXES: readonly Network[] = [
  {
    name: 'a router that answers for its neighbours',
    world: PROXY,
    walks: [
      {
        what: 'whole',
        walk: ['h1', '2001:db8:51::2'],
        answered: true,
        way: ['eth0@h1', 'e0@r', 'e1@r', 'eth0@h2'],
        never: /ARP|not seen any further/,
      },
      {
        what: 'the setting is off',
        first: 'at r sysctl -qw net.ipv6.conf.e0.proxy_ndp=0; ip -n h1 -6 neigh flush dev eth0',
        walk: ['h1', '2001:db8:51::2'],
        answered: false,
        says: /neighbour solicitation.*arriving at e0 in r.*r does not have 2001:db8:51::2/,
        never: /ARP/,
      },
    ],
  },
  {
    name: 'an address that another host had first',
    world: TWICE,
    walks: [
      {
        what: 'it is not used',
        walk: ['h1', '2001:db8:52::2'],
        answered: false,
        says: /h3.*dadfailed/,
        never: /ARP/,
      },
    ],
  },
  {
    name: 'link-local addresses',
    world: LINK_LOCAL,
    walks: [
      {
        what: 'with the link that they are on',
        walk: ['h1', 'fe80::2%eth0'],
        answered: true,
        way: ['eth0@h1', 'eth0@h2'],
        never: /ARP|not seen any further/,
      },
      {
        what: 'one that nobody has',
        walk: ['h1', 'fe80::9%eth0'],
        answered: false,
        says: /neighbour solicitation.*h2 does not have fe80::9/,
        never: /ARP|does not have ff02/,
      },
    ],
  },
  {
    name: 'an IPv6 router with a smaller link, and one way back that is missing',
    world: ROUTED,
    walks: [
      {
        what: 'the router says how much it takes',
        first: 'ip -n r link set e1 mtu 1300; ip -n h2 link set eth0 mtu 1300',
        walk: ['h1', '2001:db8:2::2', { size: 1400 }],
        answered: false,
        says: /r sent back ICMPv6 packet too big \(MTU 1300\)/,
        never: /ARP/,
      },
      {
        what: 'no route back',
        first: 'ip -n h2 -6 route del default',
        walk: ['h1', '2001:db8:2::2'],
        answered: false,
        says: /h2 has no route back to 2001:db8:1::1/,
        never: /ARP/,
      },
    ],
  },
  {
    name: 'VXLAN over IPv6',
    world: OVER_SIX,
    walks: [
      {
        what: 'whole',
        walk: ['h1', '10.55.0.2'],
        answered: true,
        way: ['eth0@h1', 'p0@t1', 'vx0@t1', 'e0@t1', 'e0@t2', 'vx0@t2', 'p0@t2', 'eth0@h2'],
        never: GUESS,
      },
      {
        what: 'another VNI on the far side',
        first:
          'ip -n t2 link del vx0; ip -n t2 link add vx0 type vxlan id 56 dstport 4789 local 2001:db8:55::2 remote 2001:db8:55::1; port t2 vx0 br0; ip -n h1 neigh flush dev eth0',
        walk: ['h1', '10.55.0.2'],
        answered: false,
        says: /arriving at e0 in t2.*VNI 55.*vx0 has VNI 56/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'IPv4 in IPv6',
    world: IN_SIX,
    walks: [
      {
        what: 'whole, though the way between is not seen',
        walk: ['t1', '10.56.0.2'],
        answered: true,
        never: /over the cable from tn|not seen any further/,
      },
    ],
  },
];

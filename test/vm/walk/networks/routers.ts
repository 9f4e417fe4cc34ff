import { GUESS, type Network } from './network.ts';

/** Two hosts at a router, with IPv4 and IPv6. */
export const ROUTED = `
ns h1 r h2; six h1 r h2; cable h1 eth0 r e0; cable h2 eth0 r e1; fwd r; at r sysctl -qw net.ipv6.conf.all.forwarding=1
addr h1 eth0 10.1.1.1/24; addr r e0 10.1.1.254/24; addr h2 eth0 10.1.2.2/24; addr r e1 10.1.2.254/24
addr h1 eth0 2001:db8:1::1/64; addr r e0 2001:db8:1::fe/64; addr h2 eth0 2001:db8:2::2/64; addr r e1 2001:db8:2::fe/64
ip -n h1 route add default via 10.1.1.254; ip -n h2 route add default via 10.1.2.254
ip -n h1 -6 route add default via 2001:db8:1::fe; ip -n h2 -6 route add default via 2001:db8:2::fe
sleep 1
`;

/** A rule that drops what `ROUTED` forwards to h2. */
export const FORWARD_RULE = `
at r nft add table ip f
at r nft 'add chain ip f fw { type filter hook forward priority 0; }'
at r nft add rule ip f fw ip daddr 10.1.2.2 counter drop
`;

/** Two ways between a and d; the kernel of a chooses by rules. */
const POLICY = `
ns a w1 w2 d
for w in w1 w2; do cable a to$w $w near; cable d to$w $w far; fwd $w; done
addr a tow1 10.3.1.1/24; addr w1 near 10.3.1.2/24; addr w1 far 10.3.3.1/24; addr d tow1 10.3.3.2/24
addr a tow2 10.3.2.1/24; addr w2 near 10.3.2.2/24; addr w2 far 10.3.4.1/24; addr d tow2 10.3.4.2/24
ip -n a link set lo up; ip -n d link set lo up; addr a lo 10.3.100.1/32; addr d lo 10.3.100.2/32
ip -n a route add 10.3.100.2 via 10.3.1.2; ip -n a route add 10.3.100.2 via 10.3.2.2 table 100
ip -n w1 route add 10.3.100.2 via 10.3.3.2; ip -n w2 route add 10.3.100.2 via 10.3.4.2
ip -n w1 route add 10.3.2.0/24 via 10.3.1.1; ip -n w2 route add 10.3.1.0/24 via 10.3.2.1
ip -n d route add default via 10.3.3.1
`;

const NAT = `
ns in gw out; cable in eth0 gw i; cable out eth0 gw o; fwd gw
addr in eth0 10.5.0.2/24; addr gw i 10.5.0.1/24; addr gw o 198.51.100.1/24; addr out eth0 198.51.100.9/24
ip -n in route add default via 10.5.0.1
at gw nft add table ip n
at gw nft 'add chain ip n post { type nat hook postrouting priority 100; }'
at gw nft 'add chain ip n pre { type nat hook prerouting priority -100; }'
at gw nft add rule ip n post oifname o masquerade
at gw nft add rule ip n pre iifname o tcp dport 8080 dnat to 10.5.0.2:80
setsid ip netns exec in socat TCP-LISTEN:80,fork,reuseaddr EXEC:/bin/true >/dev/null 2>&1 </dev/null &
sleep 0.5
`;

/** Routers: what they drop, and where they send it. */
export const ROUTERS: readonly Network[] = [
  {
    name: 'a router with rules',
    world: ROUTED,
    walks: [
      {
        what: 'IPv4',
        walk: ['h1', '10.1.2.2'],
        answered: true,
        way: ['eth0@h1', 'e0@r', 'e1@r', 'eth0@h2'],
        never: GUESS,
      },
      {
        what: 'IPv6',
        walk: ['h1', '2001:db8:2::2'],
        answered: true,
        way: ['eth0@h1', 'e0@r', 'e1@r', 'eth0@h2'],
        never: /ARP/,
      },
      {
        what: 'a rule of the hook forward',
        first: FORWARD_RULE,
        walk: ['h1', '10.1.2.2'],
        answered: false,
        says: /firewall of r drops it at the hook forward.*10\.1\.2\.2/,
      },
      {
        what: 'a policy of the hook input of the target',
        first:
          "at r nft delete table ip f; at h2 nft add table inet f; at h2 nft 'add chain inet f in { type filter hook input priority 0; policy drop; }'",
        walk: ['h1', '10.1.2.2'],
        answered: false,
        says: /firewall of h2 drops it at the hook input.*policy drop/,
      },
      {
        what: 'a rule of the sender itself',
        first:
          "at h2 nft delete table inet f; at h1 nft add table ip f; at h1 nft 'add chain ip f o { type filter hook output priority 0; }'; at h1 nft add rule ip f o icmp type echo-request drop",
        walk: ['h1', '10.1.2.2'],
        answered: false,
        says: /firewall of h1 drops it at the hook output/,
      },
      {
        what: 'the reply is dropped by the target',
        first:
          "at h1 nft delete table ip f; at h2 nft add table ip f; at h2 nft 'add chain ip f o { type filter hook output priority 0; }'; at h2 nft add rule ip f o icmp type echo-reply drop",
        walk: ['h1', '10.1.2.2'],
        answered: false,
        says: /firewall of h2 drops it at the hook output/,
      },
      {
        what: 'a router that refuses a connection',
        first:
          "at h2 nft delete table ip f; at r nft add table ip f; at r nft 'add chain ip f fw { type filter hook forward priority 0; }'; at r nft add rule ip f fw tcp dport 80 reject with tcp reset",
        walk: ['h1', '10.1.2.2', { kind: 'tcp', port: 80 }],
        answered: false,
        says: /r refuses the connection .*firewall of r .*hook forward.*reject/,
        never: /no program/,
      },
      {
        what: 'a datagram to a port that nobody has',
        walk: ['h1', '10.1.2.2', { kind: 'udp', port: 7777 }],
        answered: false,
        says: /h2 sent back ICMP port unreachable.*no socket of h2/,
        never: GUESS,
      },
      {
        what: 'a filter of tc',
        first:
          'at r nft delete table ip f; tc -n r qdisc add dev e0 clsact; tc -n r filter add dev e0 ingress protocol ip prio 1 flower ip_proto icmp action drop',
        walk: ['h1', '10.1.2.2'],
        answered: false,
        says: /tc filter at e0 in r/,
        never: GUESS,
      },
      {
        what: 'a reverse path filter',
        first:
          'tc -n r qdisc del dev e0 clsact; at r sysctl -qw net.ipv4.conf.e0.rp_filter=1; ip -n r link add d0 type dummy; ip -n r link set d0 up; ip -n r route add 10.1.1.1/32 dev d0',
        walk: ['h1', '10.1.2.2'],
        answered: false,
        says: /arriving at e0 in r.*rp_filter/,
        never: GUESS,
      },
      {
        what: 'a blackhole',
        first:
          'ip -n r link del d0; at r sysctl -qw net.ipv4.conf.e0.rp_filter=0; ip -n r route add blackhole 10.1.2.2/32',
        walk: ['h1', '10.1.2.2'],
        answered: false,
        says: /arriving at e0 in r.*blackhole/,
        never: GUESS,
      },
      {
        what: 'prohibited',
        first: 'ip -n r route del blackhole 10.1.2.2/32; ip -n r route add prohibit 10.1.2.2/32',
        walk: ['h1', '10.1.2.2'],
        answered: false,
        says: /arriving at e0 in r.*prohibit/,
        never: GUESS,
      },
      {
        what: 'no program on the port',
        first: 'ip -n r route del prohibit 10.1.2.2/32',
        walk: ['h1', '10.1.2.2', { kind: 'tcp', port: 81 }],
        answered: false,
        says: /refuses the connection/,
      },
      {
        what: 'a link that takes less, and a packet that may not be cut',
        first: 'ip -n r link set e1 mtu 1300; ip -n h2 link set eth0 mtu 1300',
        walk: ['h1', '10.1.2.2', { size: 1400 }],
        answered: false,
        says: /fragmentation needed \(MTU 1300\)|1300/,
        never: GUESS,
      },
      {
        what: 'IPv6 is not forwarded',
        first:
          'at r sysctl -qw net.ipv6.conf.all.forwarding=0; ip -n h1 -6 route replace default via 2001:db8:1::fe',
        walk: ['h1', '2001:db8:2::2'],
        answered: false,
        says: /arriving at e0 in r.*net\.ipv6\.conf\.all\.forwarding/,
        never: /ARP/,
      },
      {
        what: 'an IPv6 neighbour that does not exist',
        walk: ['h1', '2001:db8:1::99'],
        answered: false,
        says: /neighbour solicitation/,
        never: /ARP|does not have ff02/,
      },
      {
        what: 'a link-local address with its link',
        first: `echo "$(ip -n r -6 -j address show dev e0 scope link | jq -r '.[0].addr_info[0].local')" > /tmp/ll`,
        walk: ['h1', 'fe80::1%eth0'],
        answered: false,
        never: /ARP|no place/,
      },
    ],
  },
  {
    name: 'two ways and rules that choose',
    world: POLICY,
    walks: [
      {
        what: 'by the main table',
        walk: ['a', '10.3.100.2'],
        answered: true,
        way: ['tow1@a', 'near@w1', 'far@w1', 'tow1@d'],
        never: GUESS,
      },
      {
        what: 'by a rule: there on one way, back on the other',
        first: 'ip -n a rule add to 10.3.100.2 lookup 100 pref 50',
        walk: ['a', '10.3.100.2'],
        answered: true,
        way: ['tow2@a', 'near@w2', 'far@w2', 'tow2@d'],
        never: GUESS,
      },
      {
        what: 'a mark that no rule looks at, from an address of its own',
        walk: ['a', '10.3.100.2', { mark: 7, source: '10.3.2.1' }],
        answered: true,
        way: ['tow2@a', 'near@w2', 'far@w2', 'tow2@d'],
      },
      {
        what: 'a mark that a rule sends nowhere',
        first: 'ip -n a rule add fwmark 7 prohibit pref 40',
        walk: ['a', '10.3.100.2', { mark: 7 }],
        answered: false,
        says: /nothing was sent|never left|no packet was seen leaving/,
        never: GUESS,
      },
      {
        what: 'strict reverse path filter at the target',
        first: 'at d sysctl -qw net.ipv4.conf.tow2.rp_filter=1',
        walk: ['a', '10.3.100.2'],
        answered: false,
        says: /d drops it by rp_filter.*tow2/,
        never: GUESS,
      },
      {
        what: 'the rule’s table is empty',
        first:
          'at d sysctl -qw net.ipv4.conf.tow2.rp_filter=0; ip -n a route replace unreachable default table 100; ip -n a route del 10.3.100.2 table 100',
        walk: ['a', '10.3.100.2'],
        answered: false,
        says: /nothing was sent.*(unreachable|No route to host)/,
        never: GUESS,
      },
      {
        what: 'two routers send it back and forth',
        first:
          'ip -n a rule del pref 50; ip -n w1 route add 10.3.200.1 via 10.3.3.2; ip -n a route add 10.3.200.1 via 10.3.1.2; fwd d',
        walk: ['a', '10.3.200.1'],
        answered: false,
        says: /loops/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'NAT',
    world: NAT,
    walks: [
      {
        what: 'out',
        walk: ['in', '198.51.100.9'],
        answered: true,
        way: ['eth0@in', 'i@gw', 'o@gw', 'eth0@out'],
        never: GUESS,
      },
      {
        what: 'in by a published port',
        walk: ['out', '198.51.100.1', { kind: 'tcp', port: 8080 }],
        answered: true,
        way: ['eth0@out', 'o@gw', 'i@gw', 'eth0@in'],
        never: GUESS,
      },
      {
        what: 'without the rule that rewrites the source',
        first: 'at gw nft flush chain ip n post; at gw sh -c "conntrack -F 2>/dev/null; true"',
        walk: ['in', '198.51.100.9'],
        answered: false,
        says: /out has no route back to 10\.5\.0\.2/,
        never: GUESS,
      },
    ],
  },
];

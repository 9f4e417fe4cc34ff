import { GUESS, type Network } from './network.ts';

/** h1 10.N.1.1 and h2 10.N.2.2 at a router `r`, whose NICs are e0 and e1. */
export function routed(number: number): string {
  return `
ns h1 r h2; cable h1 eth0 r e0; cable h2 eth0 r e1; fwd r
addr h1 eth0 10.${number}.1.1/24; addr r e0 10.${number}.1.254/24; addr h2 eth0 10.${number}.2.2/24; addr r e1 10.${number}.2.254/24
ip -n h1 route add default via 10.${number}.1.254; ip -n h2 route add default via 10.${number}.2.254
`;
}

/** A table `f` of nft in a namespace with one chain; `hook` is all between its braces, the priority 0 where it names none. */
function chain(space: string, family: string, hook: string, rule: string): string {
  const at = hook.includes('priority') ? hook : `${hook} priority 0`;
  return [
    `at ${space} nft add table ${family} f`,
    `at ${space} nft 'add chain ${family} f c { type filter hook ${at}; }'`,
    `at ${space} nft add rule ${family} f c ${rule}`,
  ].join('; ');
}

const gone = (space: string): string => `at ${space} nft flush ruleset`;

const CONTAINER = `
ns out d c; cable out eth0 d up0; br d br0; cable c eth0 d v0; port d v0 br0; fwd d
addr out eth0 198.51.100.9/24; addr d up0 198.51.100.1/24; addr d br0 10.47.0.1/24; addr c eth0 10.47.0.2/24
ip -n c route add default via 10.47.0.1
at d nft add table ip n
at d nft 'add chain ip n pre { type nat hook prerouting priority -100; }'
at d nft 'add chain ip n post { type nat hook postrouting priority 100; }'
at d nft add rule ip n pre ip daddr 198.51.100.1 tcp dport 8080 dnat to 10.47.0.2:80
at d nft add rule ip n post ip saddr 10.47.0.0/24 oifname up0 masquerade
serve c 80; serve d 8081 bind=127.0.0.1; serve d 9090
`;

/** What firewalls, traffic control and NAT do with a packet. */
export const FILTERS: readonly Network[] = [
  {
    name: 'every hook of nftables',
    world: routed(40),
    walks: [
      {
        what: 'netdev ingress',
        first: chain('r', 'netdev', 'ingress device e0 priority 0', 'icmp type echo-request counter drop'),
        walk: ['h1', '10.40.2.2'],
        answered: false,
        says: /firewall of r drops it at the hook ingress.*echo-request/,
        never: GUESS,
      },
      {
        what: 'inet ingress',
        first: `${gone('r')}; ${chain('r', 'inet', 'ingress device e0 priority 0', 'icmp type echo-request counter drop')}`,
        walk: ['h1', '10.40.2.2'],
        answered: false,
        says: /firewall of r drops it at the hook ingress.*echo-request/,
        never: GUESS,
      },
      {
        what: 'prerouting, before connections are looked up',
        first: `${gone('r')}; ${chain('r', 'ip', 'prerouting priority -300', 'ip daddr 10.40.2.2 counter drop')}`,
        walk: ['h1', '10.40.2.2'],
        answered: false,
        says: /firewall of r drops it at the hook prerouting/,
        never: GUESS,
      },
      {
        what: 'postrouting',
        first: `${gone('r')}; ${chain('r', 'inet', 'postrouting', 'ip daddr 10.40.2.2 counter drop')}`,
        walk: ['h1', '10.40.2.2'],
        answered: false,
        says: /firewall of r drops it at the hook postrouting/,
        never: GUESS,
      },
      {
        what: 'a map of verdicts',
        first: `${gone('r')}; ${chain('r', 'ip', 'forward', "ip daddr vmap '{ 10.40.2.2 : drop, 10.40.2.3 : accept }'")}`,
        walk: ['h1', '10.40.2.2'],
        answered: false,
        says: /firewall of r drops it at the hook forward.*vmap/,
        never: GUESS,
      },
      {
        what: 'a rule that refuses',
        first: `${gone('r')}; ${chain('r', 'ip', 'forward', 'counter reject with icmp type admin-prohibited')}`,
        walk: ['h1', '10.40.2.2'],
        answered: false,
        says: /r sent back ICMP communication prohibited.*firewall of r.*forward/,
        never: GUESS,
      },
      {
        what: 'iptables, as Docker has it: a chain of its own that drops',
        first: `${gone('r')}; at r iptables -N DOCKER-USER; at r iptables -A FORWARD -j DOCKER-USER; at r iptables -A DOCKER-USER -d 10.40.2.2 -j DROP; at r iptables -P FORWARD DROP`,
        walk: ['h1', '10.40.2.2'],
        answered: false,
        says: /firewall of r drops it at the hook forward.*DOCKER-USER/,
        never: GUESS,
      },
      {
        what: 'and the policy of its chain',
        first: 'at r iptables -F DOCKER-USER',
        walk: ['h1', '10.40.2.2'],
        answered: false,
        says: /firewall of r drops it at the hook forward.*policy drop/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'a firewall that remembers connections',
    world: `${routed(41)} ${chain('h2', 'inet', 'input priority 0; policy drop', 'ct state established accept')}`,
    walks: [
      {
        what: 'out of it',
        walk: ['h2', '10.41.1.1'],
        answered: true,
        way: ['eth0@h2', 'e1@r', 'e0@r', 'eth0@h1'],
        never: GUESS,
      },
      {
        what: 'into it',
        walk: ['h1', '10.41.2.2'],
        answered: false,
        says: /firewall of h2 drops it at the hook input.*policy drop/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'a reply that comes back past a firewall which saw no request',
    world: `
ns h1 r1 r2 h2
cable h1 eth1 r1 near; cable h2 eth1 r1 far; cable h1 eth2 r2 near; cable h2 eth2 r2 far; fwd r1; fwd r2
addr h1 eth1 10.42.1.1/24; addr r1 near 10.42.1.254/24; addr h2 eth1 10.42.2.2/24; addr r1 far 10.42.2.254/24
addr h1 eth2 10.42.3.1/24; addr r2 near 10.42.3.254/24; addr h2 eth2 10.42.4.2/24; addr r2 far 10.42.4.254/24
ip -n h1 route add 10.42.2.0/24 via 10.42.1.254; ip -n r1 route add 10.42.3.0/24 via 10.42.1.1
ip -n h2 route add 10.42.1.0/24 via 10.42.4.254; ip -n r2 route add 10.42.1.0/24 via 10.42.3.1
`,
    walks: [
      {
        what: 'without rules the two ways are no harm',
        walk: ['h1', '10.42.2.2'],
        answered: true,
        way: ['eth1@h1', 'near@r1', 'far@r1', 'eth1@h2'],
        never: GUESS,
      },
      {
        what: 'a reply to nothing is dropped',
        first: chain('r2', 'inet', 'forward', 'ct state invalid counter drop'),
        walk: ['h1', '10.42.2.2'],
        answered: false,
        says: /its reply.*arriving at far in r2.*firewall of r2 drops it at the hook forward.*ct state invalid/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'a container with a published port',
    world: CONTAINER,
    walks: [
      {
        what: 'from outside',
        walk: ['out', '198.51.100.1', { kind: 'tcp', port: 8080 }],
        answered: true,
        way: ['eth0@out', 'up0@d', 'br0@d', 'v0@d', 'eth0@c'],
        never: GUESS,
      },
      {
        what: 'to itself by the address of its host: it gets a packet from its own address',
        walk: ['c', '198.51.100.1', { kind: 'tcp', port: 8080 }],
        answered: false,
        says: /arriving at eth0 in c.*c has 10\.47\.0\.2 itself|reached .*c has 10\.47\.0\.2 itself/,
        never: GUESS,
      },
      {
        what: 'to itself, with a rule that rewrites the source too',
        first: 'at d nft add rule ip n post ip saddr 10.47.0.0/24 ip daddr 10.47.0.0/24 masquerade',
        walk: ['c', '198.51.100.1', { kind: 'tcp', port: 8080 }],
        answered: true,
        never: GUESS,
      },
      {
        what: 'a port that is open on the loopback only',
        walk: ['out', '198.51.100.1', { kind: 'tcp', port: 8081 }],
        answered: false,
        says: /refuses the connection.*there is socat on 127\.0\.0\.1:8081/,
        never: GUESS,
      },
      {
        what: 'a redirection to another port of the same host',
        first: 'at d nft add rule ip n pre ip daddr 198.51.100.1 tcp dport 90 redirect to :9090',
        walk: ['out', '198.51.100.1', { kind: 'tcp', port: 90 }],
        answered: true,
        way: ['eth0@out', 'up0@d'],
        never: GUESS,
      },
    ],
  },
  {
    name: 'programs that take and do not answer',
    world: `${routed(44)} background ip netns exec h2 socat -u UDP-RECV:9999 /dev/null; listens h2 u 9999`,
    walks: [
      {
        what: 'a datagram that nobody replies to',
        walk: ['h1', '10.44.2.2', { kind: 'udp', port: 9999 }],
        answered: false,
        says: /UDP reached 10\.44\.2\.2 \(h2\), and no reply was seen/,
        never: /a firewall rule|no socket|drops/,
      },
    ],
  },
  {
    name: 'traffic control',
    world: routed(45),
    walks: [
      {
        what: 'a filter where the sender sends',
        first:
          'tc -n h1 qdisc add dev eth0 clsact; tc -n h1 filter add dev eth0 egress protocol ip matchall action drop',
        walk: ['h1', '10.45.2.2'],
        answered: false,
        says: /tc filter at eth0 in h1.*goes out/,
        never: GUESS,
      },
      {
        what: 'a rate that a large packet never fits into',
        first:
          'tc -n h1 qdisc del dev eth0 clsact; tc -n r qdisc add dev e1 root tbf rate 8kbit burst 300 limit 400',
        walk: ['h1', '10.45.2.2', { size: 1000 }],
        answered: false,
        says: /qdisc of e1 in r.*tbf/,
        never: GUESS,
      },
      {
        what: 'a small one does',
        walk: ['h1', '10.45.2.2'],
        answered: true,
        never: GUESS,
      },
      {
        what: 'a filter that sends it out where nobody listens',
        first:
          'tc -n r qdisc del dev e1 root; ip -n r link add d0 type dummy; ip -n r link set d0 up; tc -n r qdisc add dev e0 clsact; tc -n r filter add dev e0 ingress protocol ip matchall action mirred egress redirect dev d0',
        walk: ['h1', '10.45.2.2'],
        answered: false,
        says: /leaving d0 in r.*dummy/,
        never: GUESS,
      },
    ],
  },
];

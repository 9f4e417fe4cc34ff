import { GUESS, type Network } from './network.ts';

const SWITCHED = `
ns h1 h2 sw; br sw br0; for i in 1 2; do cable h$i eth0 sw p$i; port sw p$i br0; addr h$i eth0 10.2.0.$i/24; done
`;

const TUNNELS = `
ns t1 t2; cable t1 e0 t2 e0; addr t1 e0 192.0.2.1/24; addr t2 e0 192.0.2.2/24; six t1 t2
for i in 1 2; do o=$((3 - i))
  ip -n t$i link add ip1 type ipip local 192.0.2.$i remote 192.0.2.$o; ip -n t$i link set ip1 up; addr t$i ip1 10.4.1.$i/24
  ip -n t$i link add six1 type sit local 192.0.2.$i remote 192.0.2.$o; ip -n t$i link set six1 up; addr t$i six1 2001:db8:4::$i/64
  ip -n t$i link add gt1 address 02:00:00:00:04:0$i type gretap local 192.0.2.$i remote 192.0.2.$o; ip -n t$i link set gt1 up; addr t$i gt1 10.4.3.$i/24
done
sleep 1
`;

/** Switches and tunnels. */
export const SWITCHED_NETWORKS: readonly Network[] = [
  {
    name: 'a switch with rules',
    world: SWITCHED,
    walks: [
      { what: 'whole', walk: ['h1', '10.2.0.2'], answered: true },
      {
        what: 'a rule of the bridge',
        first:
          "at sw nft add table bridge f; at sw nft 'add chain bridge f fw { type filter hook forward priority 0; }'; at sw nft add rule bridge f fw ip protocol icmp drop",
        walk: ['h1', '10.2.0.2'],
        answered: false,
        says: /firewall of sw drops it at the hook forward of bridge/,
      },
      {
        what: 'a rule of IP for bridged packets',
        first:
          "at sw nft delete table bridge f; modprobe br_netfilter; at sw sysctl -qw net.bridge.bridge-nf-call-iptables=1; at sw nft add table ip f; at sw nft 'add chain ip f fw { type filter hook forward priority 0; policy drop; }'",
        walk: ['h1', '10.2.0.2'],
        answered: false,
        says: /firewall of sw drops it.*br_netfilter/,
      },
      {
        what: 'a locked port',
        first:
          'at sw nft delete table ip f; bridge -n sw link set dev p1 locked on learning off; bridge -n sw fdb flush dev p1 2>/dev/null || for m in $(bridge -n sw -j fdb show dev p1 | jq -r ".[] | select(.state != \\"permanent\\") | .mac"); do bridge -n sw fdb del $m dev p1 master; done',
        walk: ['h1', '10.2.0.2'],
        answered: false,
        says: /arriving at p1 in sw.*locked/,
        never: GUESS,
      },
      {
        what: 'a redirection by tc',
        first:
          'bridge -n sw link set dev p1 locked off learning on; ip -n sw link set p1 nomaster; ip -n sw link set p2 nomaster; for p in 1 2; do tc -n sw qdisc add dev p$p clsact; tc -n sw filter add dev p$p ingress matchall action mirred egress redirect dev p$((3 - p)); done',
        walk: ['h1', '10.2.0.2'],
        answered: true,
        way: ['eth0@h1', 'p1@sw', 'p2@sw', 'eth0@h2'],
        never: /routed by|not seen any further/,
      },
      {
        what: 'the other end of the cable is down',
        first:
          'for p in p1 p2; do tc -n sw qdisc del dev $p clsact; port sw $p br0; done; ip -n h2 link set eth0 down',
        walk: ['h1', '10.2.0.2'],
        answered: false,
        // Its port has no carrier then, and that is where the bridge stops.
        says: /no other port of br0 is up \(p2\)|eth0 in h2.*down/,
        never: GUESS,
      },
      {
        what: 'the sender’s NIC is down',
        first: 'ip -n h1 link set eth0 down',
        walk: ['h1', '10.2.0.2'],
        answered: false,
        says: /h1 has no route to 10\.2\.0\.2.*eth0 is down/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'tunnels of IP',
    world: TUNNELS,
    walks: [
      {
        what: 'IPIP',
        walk: ['t1', '10.4.1.2'],
        answered: true,
        way: ['ip1@t1', 'e0@t1', 'e0@t2', 'ip1@t2'],
        never: GUESS,
      },
      {
        what: 'SIT',
        walk: ['t1', '2001:db8:4::2'],
        answered: true,
        way: ['six1@t1', 'e0@t1', 'e0@t2', 'six1@t2'],
        never: GUESS,
      },
      {
        what: 'GRETAP',
        walk: ['t1', '10.4.3.2'],
        answered: true,
        way: ['gt1@t1', 'e0@t1', 'e0@t2', 'gt1@t2'],
        never: GUESS,
      },
      {
        // A SIT tunnel takes IPv4 in IPv4 too, where no IPIP tunnel does (net/ipv6/sit.c).
        what: 'the far device is gone, and another one takes it',
        first: 'ip -n t2 link del ip1',
        walk: ['t1', '10.4.1.2'],
        answered: false,
        says: /arriving at six1 in t2.*does not have 10\.4\.1\.2.*does not forward/,
        never: GUESS,
      },
    ],
  },
];

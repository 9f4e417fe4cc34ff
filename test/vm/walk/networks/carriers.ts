import { GUESS, type Network } from './network.ts';

/** Two ends of tunnels, with a router between them. */
const ROUTED_TUNNELS = `
ns v1 r v2; cable v1 e0 r e1; cable v2 e0 r e2; fwd r
for i in 1 2; do o=$((3 - i))
  addr v$i e0 192.0.2$i.1/24; addr r e$i 192.0.2$i.254/24; ip -n v$i route add default via 192.0.2$i.254
  ip -n v$i link add vx0 type vxlan id 71 dstport 4789 local 192.0.2$i.1 remote 192.0.2$o.1; ip -n v$i link set vx0 up; addr v$i vx0 10.71.0.$i/24
  ip -n v$i link add ip1 type ipip local 192.0.2$i.1 remote 192.0.2$o.1; ip -n v$i link set ip1 up; addr v$i ip1 10.71.1.$i/24
done
`;

/** Tunnels whose headers filters of tc write and read. */
const METADATA = `
ns h1 v1 v2 h2; cable v1 e0 v2 e0; addr v1 e0 192.0.2.1/24; addr v2 e0 192.0.2.2/24
for i in 1 2; do o=$((3 - i))
  cable h$i eth0 v$i p0; addr h$i eth0 10.72.0.$i/24; ip -n v$i link add vx0 type vxlan dstport 4789 external; ip -n v$i link set vx0 up
  tc -n v$i qdisc add dev p0 clsact; tc -n v$i qdisc add dev vx0 clsact
  tc -n v$i filter add dev p0 ingress matchall action tunnel_key set src_ip 192.0.2.$i dst_ip 192.0.2.$o id 77 dst_port 4789 action mirred egress redirect dev vx0
  tc -n v$i filter add dev vx0 ingress protocol all flower enc_key_id 77 action tunnel_key unset action mirred egress redirect dev p0
done
`;

/** A GRE interface with many ends, which the neighbour table knows. */
const MULTIPOINT = `
ns m1 m2; cable m1 e0 m2 e0; addr m1 e0 192.0.2.1/24; addr m2 e0 192.0.2.2/24
for i in 1 2; do o=$((3 - i))
  ip -n m$i link add gre1 type gre local 192.0.2.$i key 9; ip -n m$i link set gre1 up; addr m$i gre1 10.73.0.$i/24
  ip -n m$i neigh add 10.73.0.$o lladdr 192.0.2.$o dev gre1 nud permanent
done
`;

const NESTED = `
ns t1 t2; cable t1 e0 t2 e0; addr t1 e0 192.0.2.1/24; addr t2 e0 192.0.2.2/24
for i in 1 2; do o=$((3 - i))
  ip -n t$i link add ip1 type ipip local 192.0.2.$i remote 192.0.2.$o; ip -n t$i link set ip1 up; addr t$i ip1 10.74.0.$i/24
  ip -n t$i link add vx0 type vxlan id 74 dstport 4789 local 10.74.0.$i remote 10.74.0.$o; ip -n t$i link set vx0 up; addr t$i vx0 10.74.1.$i/24
done
`;

/** Two Geneve ends: one takes packets from its remote only. */
const GENEVE = `
ns g1 g2; cable g1 e0 g2 e0; addr g1 e0 192.0.2.1/24; addr g2 e0 192.0.2.2/24
for i in 1 2; do ip -n g$i link add gv0 type geneve id 75 remote 192.0.2.$((3 - i)); ip -n g$i link set gv0 up; addr g$i gv0 10.75.0.$i/24; done
`;

/** Tunnels, and what carries them. */
export const CARRIERS: readonly Network[] = [
  {
    name: 'tunnels over a router',
    world: ROUTED_TUNNELS,
    walks: [
      {
        what: 'VXLAN',
        walk: ['v1', '10.71.0.2'],
        answered: true,
        way: ['vx0@v1', 'e0@v1', 'e1@r', 'e2@r', 'e0@v2', 'vx0@v2'],
        never: GUESS,
      },
      {
        what: 'IPIP',
        walk: ['v1', '10.71.1.2'],
        answered: true,
        way: ['ip1@v1', 'e0@v1', 'e1@r', 'e2@r', 'e0@v2', 'ip1@v2'],
        never: GUESS,
      },
      {
        what: 'the router drops UDP port 4789',
        first:
          "at r nft add table ip f; at r nft 'add chain ip f c { type filter hook forward priority 0; }'; at r nft add rule ip f c udp dport 4789 counter drop; at r nft add rule ip f c ip protocol 4 counter drop",
        walk: ['v1', '10.71.0.2'],
        answered: false,
        says: /arriving at e1 in r.*firewall of r drops it.*4789/,
        never: GUESS,
      },
      {
        what: 'and IP in IP',
        walk: ['v1', '10.71.1.2'],
        answered: false,
        says: /arriving at e1 in r.*firewall of r drops it.*protocol/,
        never: GUESS,
      },
      {
        what: 'there is no way to the other end',
        first: 'at r nft flush ruleset; ip -n v1 route del default',
        walk: ['v1', '10.71.1.2'],
        answered: false,
        says: /v1 has no route to the other end, 192\.0\.22\.1/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'a tunnel whose headers tc writes',
    world: METADATA,
    walks: [
      {
        what: 'whole',
        walk: ['h1', '10.72.0.2'],
        answered: true,
        way: ['eth0@h1', 'p0@v1', 'vx0@v1', 'e0@v1', 'e0@v2', 'vx0@v2', 'p0@v2', 'eth0@h2'],
        never: /not seen any further|routed by/,
      },
      {
        what: 'the far side waits for another id',
        first:
          'tc -n v2 filter del dev vx0 ingress; tc -n v2 filter add dev vx0 ingress protocol all flower enc_key_id 78 action mirred egress redirect dev p0; ip -n h1 neigh flush dev eth0',
        walk: ['h1', '10.72.0.2'],
        answered: false,
        says: /arriving at vx0 in v2/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'GRE with many ends',
    world: MULTIPOINT,
    walks: [
      {
        what: 'whole',
        walk: ['m1', '10.73.0.2'],
        answered: true,
        way: ['gre1@m1', 'e0@m1', 'e0@m2', 'gre1@m2'],
        never: GUESS,
      },
      {
        what: 'no neighbour says where to',
        first: 'ip -n m1 neigh del 10.73.0.2 dev gre1',
        walk: ['m1', '10.73.0.2'],
        answered: false,
        never: /a firewall rule|should reply|does not have/,
      },
    ],
  },
  {
    name: 'a tunnel in a tunnel',
    world: NESTED,
    walks: [
      {
        what: 'whole',
        walk: ['t1', '10.74.1.2'],
        answered: true,
        way: ['vx0@t1', 'ip1@t1', 'e0@t1', 'e0@t2', 'ip1@t2', 'vx0@t2'],
        never: GUESS,
      },
      {
        what: 'the outer one is down on the far side',
        first: 'ip -n t2 link set ip1 down',
        walk: ['t1', '10.74.1.2'],
        answered: false,
        says: /arriving at e0 in t2|arriving at tunl0 in t2/,
        never: GUESS,
      },
    ],
  },
  {
    name: 'Geneve',
    world: GENEVE,
    walks: [
      {
        what: 'whole',
        walk: ['g1', '10.75.0.2'],
        answered: true,
        way: ['gv0@g1', 'e0@g1', 'e0@g2', 'gv0@g2'],
        never: GUESS,
      },
      {
        what: 'the far side takes packets of another end only',
        first:
          'ip -n g2 link del gv0; ip -n g2 link add gv0 type geneve id 75 remote 192.0.2.9; ip -n g2 link set gv0 up; addr g2 gv0 10.75.0.2/24; ip -n g1 neigh flush dev gv0',
        walk: ['g1', '10.75.0.2'],
        answered: false,
        says: /arriving at e0 in g2.*takes packets only from 192\.0\.2\.9/,
        never: GUESS,
      },
    ],
  },
];

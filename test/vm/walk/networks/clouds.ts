import type { Network } from './network.ts';

/** Pods of two nodes, as flannel joins them: a routed VXLAN whose neighbours and forwarding entries are written by hand. */
const FLANNEL = `
ns n1 n2 p1 p2; cable n1 e0 n2 e0; fwd n1; fwd n2
for i in 1 2; do o=$((3 - i))
  addr n$i e0 192.0.2.$i/24; br n$i cni0; addr n$i cni0 10.42.$i.1/24
  cable p$i eth0 n$i v0; port n$i v0 cni0; addr p$i eth0 10.42.$i.2/24; ip -n p$i route add default via 10.42.$i.1
  ip -n n$i link add flannel.1 address 02:42:00:00:00:0$i type vxlan id 1 dstport 8472 local 192.0.2.$i dev e0 nolearning
  ip -n n$i link set flannel.1 up; addr n$i flannel.1 10.42.$i.0/32
  ip -n n$i route add 10.42.$o.0/24 via 10.42.$o.0 dev flannel.1 onlink
  ip -n n$i neigh add 10.42.$o.0 lladdr 02:42:00:00:00:0$o dev flannel.1 nud permanent
  bridge -n n$i fdb append 02:42:00:00:00:0$o dev flannel.1 dst 192.0.2.$o
done
`;

/** Containers of two networks of one host, which its rules keep apart. */
const APART = `
ns d a b; fwd d
for n in a b; do br d br-$n; cable $n eth0 d v$n; port d v$n br-$n; done
addr d br-a 10.61.1.1/24; addr a eth0 10.61.1.2/24; addr d br-b 10.61.2.1/24; addr b eth0 10.61.2.2/24
ip -n a route add default via 10.61.1.1; ip -n b route add default via 10.61.2.1
at d iptables -N DOCKER-ISOLATION-STAGE-1; at d iptables -N DOCKER-ISOLATION-STAGE-2; at d iptables -A FORWARD -j DOCKER-ISOLATION-STAGE-1
at d iptables -A DOCKER-ISOLATION-STAGE-1 -i br-a ! -o br-a -j DOCKER-ISOLATION-STAGE-2
at d iptables -A DOCKER-ISOLATION-STAGE-2 -o br-b -j DROP; at d iptables -A DOCKER-ISOLATION-STAGE-2 -j RETURN
`;

/** A namespace that has lost its name, and that a program keeps open. */
const KEPT = `
ns h gone; cable h eth0 gone eth0; addr h eth0 10.62.0.1/24; addr gone eth0 10.62.0.2/24
background bash -c 'exec 9</run/netns/gone; exec sleep infinity'
until ls -l /proc/[0-9]*/fd/9 2>/dev/null | grep -q net:; do sleep 0.05; done
ip netns del gone
`;

/** A namespace without a name that a process lives in. */
const LIVED_IN = `
ns h; background unshare -n sleep 4242
until pid=$(pgrep -fx 'sleep 4242'); do sleep 0.05; done
ip -n h link add eth0 type veth peer name eth0 netns $pid; ip -n h link set eth0 up; addr h eth0 10.63.0.1/24
nsenter -t $pid -n ip link set eth0 up; nsenter -t $pid -n ip addr add 10.63.0.2/24 dev eth0
`;

/** A tunnel that two programs make of tuns and a UDP socket. */
const PROGRAMS = `
ns a b; cable a eth0 b eth0; addr a eth0 192.0.2.1/24; addr b eth0 192.0.2.2/24
background ip netns exec b socat UDP-LISTEN:5555 TUN:10.64.0.2/24,up,tun-name=tun0,iff-no-pi
listens b u 5555
background ip netns exec a socat UDP:192.0.2.2:5555 TUN:10.64.0.1/24,up,tun-name=tun0,iff-no-pi
until ip -n a link show tun0 up 2>/dev/null | grep -q tun0; do sleep 0.05; done
at a ping -c 1 -W 1 10.64.0.2 >/dev/null || true
until ip -n b link show tun0 up 2>/dev/null | grep -q tun0; do sleep 0.05; done
`;

const MACSEC = `
ns h1 h2; cable h1 eth0 h2 eth0
ip -n h1 link set eth0 address 02:00:00:00:65:01; ip -n h2 link set eth0 address 02:00:00:00:65:02
for i in 1 2; do o=$((3 - i))
  ip -n h$i link add link eth0 macsec0 type macsec encrypt on
  ip -n h$i macsec add macsec0 tx sa 0 pn 1 on key 0$i 0123456789abcdef0123456789abcde$i
  ip -n h$i macsec add macsec0 rx port 1 address 02:00:00:00:65:0$o
  ip -n h$i macsec add macsec0 rx port 1 address 02:00:00:00:65:0$o sa 0 pn 1 on key 0$o 0123456789abcdef0123456789abcde$o
  ip -n h$i link set macsec0 up; addr h$i macsec0 10.65.0.$i/24
done
`;

/** Containers, pods, programs, and namespaces without a name. */
export const CLOUDS: readonly Network[] = [
  {
    name: 'pods of two nodes',
    world: FLANNEL,
    walks: [
      {
        what: 'whole',
        walk: ['p1', '10.42.2.2'],
        answered: true,
        way: [
          'eth0@p1',
          'v0@n1',
          'cni0@n1',
          'flannel.1@n1',
          'e0@n1',
          'e0@n2',
          'flannel.1@n2',
          'cni0@n2',
          'v0@n2',
          'eth0@p2',
        ],
        never: /a firewall rule|should reply|has no other port|a rule may drop/,
      },
      {
        what: 'no entry for the other node',
        first: 'bridge -n n1 fdb del 02:42:00:00:00:02 dev flannel.1 dst 192.0.2.2',
        walk: ['p1', '10.42.2.2'],
        answered: false,
        says: /leaving flannel\.1 in n1.*no entry for 02:42:00:00:00:02 in its FDB/,
        never: /a firewall rule/,
      },
      {
        what: 'no neighbour either',
        first: 'ip -n n1 neigh del 10.42.2.0 dev flannel.1',
        walk: ['p1', '10.42.2.2'],
        answered: false,
        says: /n1 asked for the MAC address of 10\.42\.2\.0.*flannel\.1 in n1.*no entry for ff:ff:ff:ff:ff:ff/,
        never: /a firewall rule/,
      },
    ],
  },
  {
    name: 'two networks of one host of containers',
    world: APART,
    walks: [
      {
        what: 'kept apart by a chain of a chain',
        walk: ['a', '10.61.2.2'],
        answered: false,
        says: /arriving at br-a in d.*firewall of d drops it at the hook forward.*DOCKER-ISOLATION-STAGE-2/,
        never: /a firewall rule/,
      },
      {
        what: 'in its own network',
        walk: ['a', '10.61.1.1'],
        answered: true,
        way: ['eth0@a', 'va@d', 'br-a@d'],
      },
    ],
  },
  {
    name: 'a namespace that only a program keeps',
    world: KEPT,
    walks: [
      {
        what: 'it is there all the same',
        walk: ['h', '10.62.0.2'],
        answered: true,
        never: /unseen namespace|not seen any further|container/,
      },
    ],
  },
  {
    name: 'a namespace without a name',
    world: LIVED_IN,
    walks: [
      {
        what: 'known by the process in it',
        walk: ['h', '10.63.0.2'],
        answered: true,
        says: /process sleep/,
        never: /container sleep|not seen any further/,
      },
    ],
  },
  {
    name: 'a tunnel of programs',
    world: PROGRAMS,
    walks: [
      {
        what: 'whole',
        walk: ['a', '10.64.0.2'],
        answered: true,
        way: ['tun0@a', 'tun0@b'],
        never: /over the cable from tun0|not seen any further/,
      },
      {
        what: 'what a program does with it is not seen',
        first: 'ip -n b link set eth0 down',
        walk: ['a', '10.64.0.2'],
        answered: false,
        says: /socat, the program at tun0, got it/,
        never: /sent nothing/,
      },
    ],
  },
  {
    name: 'MACsec',
    world: MACSEC,
    walks: [
      {
        what: 'whole, encrypted on the cable',
        walk: ['h1', '10.65.0.2'],
        answered: true,
        never: /not seen any further/,
      },
      {
        what: 'another key on the far side',
        first:
          'ip -n h2 macsec set macsec0 rx port 1 address 02:00:00:00:65:01 sa 0 off; ip -n h2 macsec del macsec0 rx port 1 address 02:00:00:00:65:01 sa 0; ip -n h2 macsec add macsec0 rx port 1 address 02:00:00:00:65:01 sa 0 pn 1 on key 01 ffffffffffffffffffffffffffffffff; ip -n h1 neigh flush dev macsec0',
        walk: ['h1', '10.65.0.2'],
        answered: false,
        never: /sub-interface|does not have/,
      },
    ],
  },
];

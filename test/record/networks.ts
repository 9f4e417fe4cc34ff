/** Functions that the scripts below begin with: namespaces, cables, addresses, bridges and their ports. */
const WORDS = `set -e
ns() { local n; for n; do ip netns add "$n"; ip -n "$n" link set lo up; done; }
cable() { ip -n "$1" link add "$2" type veth peer name "$4" netns "$3"; ip -n "$1" link set dev "$2" up; ip -n "$3" link set dev "$4" up; }
addr() { ip -n "$1" address add "$3" dev "$2"; }
at() { local n=$1; shift; ip netns exec "$n" "$@"; }
fwd() { at "$1" sysctl -qw net.ipv4.ip_forward=1; }
br() { ip -n "$1" link add "$2" type bridge \${3-}; ip -n "$1" link set dev "$2" up; }
port() { ip -n "$1" link set dev "$2" master "$3"; ip -n "$1" link set dev "$2" up; }
`;

/** A switch in s with NICs of h1, h2, h3 at p1, p2, p3. */
const SWITCH = `ns s h1 h2 h3; br s br0; for i in 1 2 3; do cable h$i eth0 s p$i; port s p$i br0; addr h$i eth0 10.0.0.$i/24; done`;

/** Networks beyond the lessons'; of each, the state is recorded in \`state/networks/NAME.json\`. */
export const NETWORKS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    vrf: `ns h1 h2 r1; cable h1 eth0 r1 eth0; cable h2 eth0 r1 eth1; fwd r1
      ip -n r1 link add blue type vrf table 1101; ip -n r1 link add red type vrf table 1102
      ip -n r1 link set blue up; ip -n r1 link set red up
      ip -n r1 link set eth0 master blue; ip -n r1 link set eth1 master red
      addr h1 eth0 172.16.1.1/24; addr r1 eth0 172.16.1.253/24; addr h2 eth0 172.16.2.2/24; addr r1 eth1 172.16.2.253/24
      ip -n h1 route add default via 172.16.1.253; ip -n h2 route add default via 172.16.2.253
      for vrf in blue red; do ip -n r1 route add vrf $vrf unreachable default metric 8192; done
      ip -n r1 route add vrf blue 172.16.2.0/24 dev red; ip -n r1 route add vrf red 172.16.1.0/24 dev blue
      ip -n r1 rule add pref 32765 lookup local; ip -n r1 rule del pref 0`,
    vnis: `ns u a b ha10 hb10 ha20 hb20; br u lan
      for n in a b; do
        cable $n eth0 u $n; port u $n lan; br $n br0 "vlan_filtering 1 vlan_default_pvid 0"
        ip -n $n link add vx0 type vxlan external dstport 4789; port $n vx0 br0
        ip -n $n link set vx0 type bridge_slave vlan_tunnel on neigh_suppress off learning on
        for v in 10 20; do
          cable h$n$v eth0 $n h$v; port $n h$v br0; at $n bridge vlan add dev h$v vid $v pvid untagged
          at $n bridge vlan add dev vx0 vid $v; at $n bridge vlan add dev vx0 vid $v tunnel_info id 100$v
        done
      done
      addr a eth0 192.168.9.1/24; addr b eth0 192.168.9.2/24
      at a bridge fdb append 00:00:00:00:00:00 dev vx0 dst 192.168.9.2 src_vni 10010; at b bridge fdb append 00:00:00:00:00:00 dev vx0 dst 192.168.9.1 src_vni 10010
      at a bridge fdb append 00:00:00:00:00:00 dev vx0 dst 192.168.9.2 src_vni 10020; at b bridge fdb append 00:00:00:00:00:00 dev vx0 dst 192.168.9.1 src_vni 10020
      for v in 10 20; do addr ha$v eth0 10.$v.0.1/24; addr hb$v eth0 10.$v.0.2/24; done`,
    vnifilter: `ns a b; cable a eth0 b eth0; addr a eth0 192.168.9.1/24; addr b eth0 192.168.9.2/24
      for n in a b; do ip -n $n link add vx0 type vxlan external vnifilter dstport 4789; ip -n $n link set vx0 up; done
      at a bridge vni add vni 10010-10012 dev vx0; at b bridge vni add vni 10010 dev vx0
      at a bridge fdb append 00:00:00:00:00:00 dev vx0 dst 192.168.9.2 src_vni 10010`,
    service: `ns s h1 h2; br s br0 "vlan_filtering 1 vlan_protocol 802.1ad"
      for i in 1 2; do cable h$i eth0 s p$i; port s p$i br0; at s bridge vlan add dev p$i vid 100 pvid untagged; done
      for i in 1 2; do ip -n h$i link add link eth0 name eth0.10 type vlan id 10; ip -n h$i link set eth0.10 up; addr h$i eth0.10 10.0.10.$i/24; done
      ip -n h1 link add link eth0 name eth0.100 type vlan proto 802.1ad id 100`,
    isolated: `${SWITCH}; at s bridge link set dev p1 isolated on; at s bridge link set dev p2 isolated on; at s bridge link set dev p3 locked on learning off`,
    bond: `ns s r m; br s br0; for i in 0 1; do cable r eth$i s p$i; port s p$i br0; done; ns h; cable h eth0 s p2; port s p2 br0; addr h eth0 10.0.0.9/24
      ip -n r link add bond0 type bond mode active-backup miimon 100; for i in 0 1; do ip -n r link set eth$i down; ip -n r link set eth$i master bond0; ip -n r link set eth$i up; done
      ip -n r link set bond0 up; ip -n r link add mv0 link bond0 type macvlan mode bridge; ip -n r link set mv0 netns m; ip -n m link set mv0 up; addr m mv0 10.0.0.1/24`,
    gre: `ns a b; cable a eth0 b eth0; addr a eth0 10.0.0.1/24; addr b eth0 10.0.0.2/24
      modprobe ip_gre; modprobe ipip; modprobe sit; modprobe ip6_tunnel; modprobe ip6_gre
      ip -n a link add g1 type gre local 10.0.0.1 remote 10.0.0.2 key 7; ip -n b link add g1 type gre local 10.0.0.2 remote 10.0.0.1 key 8
      ip -n a link add i1 type ipip local 10.0.0.1 remote 10.0.0.2; ip -n b link add i1 type ipip local 10.0.0.2 remote 10.0.0.1
      ip -n a link add wg0 type wireguard; ip -n a link add link eth0 ms0 type macsec encrypt on
      for n in a b; do for l in g1 i1; do ip -n $n link set $l up; done; done; addr a g1 10.7.0.1/30; addr b g1 10.7.0.2/30`,
    traffic: `ns a b; cable a eth0 b eth0; addr a eth0 10.0.0.1/24; addr b eth0 10.0.0.2/24
      at a tc qdisc add dev eth0 root netem delay 150ms 10ms loss 30%
      ip -n b link add d0 type dummy; ip -n b link set d0 up
      at b tc qdisc add dev eth0 clsact; at b tc filter add dev eth0 ingress matchall action mirred egress redirect dev d0
      at b tc filter add dev eth0 egress protocol ip flower dst_ip 10.0.0.77 action drop
      at a ping -c 3 -W 1 10.0.0.2 >/dev/null || true`,
    firewall: `${SWITCH}
      at s nft -f - <<'END'
table bridge f { chain fw { type filter hook forward priority 0; policy accept; ip saddr 10.0.0.1 ip daddr 10.0.0.2 counter drop; }; }
table netdev g { chain in { type filter hook ingress device p3 priority 0; policy accept; arp operation request counter; }; }
END
      at h1 nft -f - <<'END'
table inet t { set bad { type ipv4_addr; elements = { 10.0.0.3, 10.0.0.7 }; };
  chain out { type filter hook output priority filter; policy drop; oifname "lo" accept; ip daddr @bad reject; tcp dport { 22, 80 } ct state new counter jump ok; icmp type echo-request counter accept; };
  chain ok { accept; }; }
END
      at h2 iptables-legacy -A INPUT -p icmp -s 10.0.0.1 -j DROP; at h2 iptables-legacy -P FORWARD DROP
      at h3 iptables -A INPUT -p tcp -m conntrack --ctstate NEW -m tcp --dport 80 -j REJECT; at h3 ip6tables -A INPUT -p tcp --dport 80 -j DROP
      at h1 ping -c 1 -W 1 10.0.0.2 >/dev/null || true`,
    loop: `ns s1 s2 h1 h2; for s in s1 s2; do br $s br0 "stp_state 1 forward_delay 200"; done
      cable h1 eth0 s1 h1; port s1 h1 br0; cable h2 eth0 s2 h2; port s2 h2 br0
      for i in 1 2; do cable s1 x$i s2 y$i; port s1 x$i br0; port s2 y$i br0; done
      addr h1 eth0 10.0.0.1/24; addr h2 eth0 10.0.0.2/24
      until at s1 bridge -d link; at s2 bridge -d link | grep -q 'state blocking' && ! { at s1 bridge link; at s2 bridge link; } | grep -Eq 'listening|learning'; do sleep 0.5; done >/dev/null`,
    unnamed: `touch /tmp/kept && unshare -n sh -c 'ip link add kept0 type dummy; mount --bind /proc/self/ns/net /tmp/kept'
      ip netns add gone; ip -n gone link add in0 type veth peer name out0 netns 1; exec 7</run/netns/gone; ip netns del gone
      setsid sleep 9999 </dev/null >/dev/null 2>&1 7<&7 & exec 7<&-
      setsid unshare -n sh -c 'ip link add own0 type dummy; exec sleep 9998' </dev/null >/dev/null 2>&1 &
      until ip netns identify $(pgrep -f 9998 | head -1) && nsenter -t $(pgrep -fx 'sleep 9998') -n ip link show own0; do sleep 0.2; done >/dev/null 2>&1
      ns 'kühlschrank-der-nachbarn-im-dritten-stock-links' 東京支社`,
    unusual: `ns r a b c; br r br0; for n in a b c; do cable $n eth0 r $n; done; port r a br0
      addr r a 10.0.0.254/24; addr r b 10.0.1.254/24; addr r c 10.0.1.253/24
      addr a eth0 10.0.0.1/24; addr b eth0 10.0.1.2/24; addr c eth0 10.0.1.2/24
      ip -n b link set eth0 address 02:00:00:00:00:01; ip -n c link set eth0 address 02:00:00:00:00:01
      ip -n a route add default via 10.0.0.254; ip -n b route add default via 10.0.1.254
      at r sysctl -qw net.ipv4.conf.b.rp_filter=1; at r sysctl -qw net.ipv4.conf.c.rp_filter=1
      ip -n a link add vx0 mtu 1500 type vxlan id 5 remote 10.0.1.2 dstport 4789; ip -n a link set vx0 up
      ip -n c link add d0 type veth peer name d1; ip -n c link set d0 up; ip -n c addr add 10.5.0.1/24 dev d0
      at b nft 'add table ip f; add chain ip f fw { type filter hook forward priority 0; policy drop; }'`,
  }).map(([name, script]) => [name, `${WORDS}${script}`]),
);

/** The worlds of the twelve networks, as scripts with the functions of `TOOLS`. */

export const VRF = `
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
export const MANY_VNIS = `
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

export const SERVICE_TAGS = `
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

export const ISOLATED = `
ns h1 h2 h3 sw; br sw br0
for i in 1 2 3; do cable h$i eth0 sw p$i; port sw p$i br0; addr h$i eth0 10.4.0.$i/24; done
bridge -n sw link set dev p1 isolated on; bridge -n sw link set dev p2 isolated on
`;

export const BOND = `
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

export const GRE = `
ns g1 g2; cable g1 e0 g2 e0; addr g1 e0 192.0.2.1/24; addr g2 e0 192.0.2.2/24
for i in 1 2; do
  ip -n g$i link add gre1 type gre local 192.0.2.$i remote 192.0.2.$((3 - i)) key 7; ip -n g$i link set gre1 up
  addr g$i gre1 10.6.0.$i/24
done
`;

export const NETEM = `
ns h1 h2 sw; br sw br0; for i in 1 2; do cable h$i eth0 sw p$i; port sw p$i br0; addr h$i eth0 10.7.0.$i/24; done
`;

export const ROUTER = `
ns h1 r h2; cable h1 eth0 r e0; cable h2 eth0 r e1; fwd r
addr h1 eth0 10.8.1.1/24; addr r e0 10.8.1.254/24; addr h2 eth0 10.8.2.2/24; addr r e1 10.8.2.254/24
ip -n h1 route add default via 10.8.1.254; ip -n h2 route add default via 10.8.2.254
`;

export const SELF = `
ns h1 sw; br sw br0 "vlan_filtering 1 vlan_default_pvid 0"; cable h1 eth0 sw p1; port sw p1 br0
bridge -n sw vlan add dev p1 vid 201 pvid untagged
ip -n sw link add br0.201 link br0 type vlan id 201; ip -n sw link set br0.201 up; addr sw br0.201 10.9.0.254/24
addr h1 eth0 10.9.0.1/24
`;

export const TENANTS = `
ns a2 b2 sw2 a1 b1 sw1
for t in 1 2; do
  br sw$t br0; for h in a b; do cable $h$t eth0 sw$t p$h; port sw$t p$h br0; done
  addr a$t eth0 10.0.0.1/24; addr b$t eth0 10.0.0.2/24
done
`;

export const PROXY_ARP = `
ns w1 node far; cable w1 eth0 node cali1; fwd node; at node sysctl -qw net.ipv4.conf.cali1.proxy_arp=1
addr w1 eth0 10.11.0.1/32; ip -n w1 route add 169.254.1.1 dev eth0 scope link; ip -n w1 route add default via 169.254.1.1 dev eth0
ip -n node route add 10.11.0.1 dev cali1
cable node up0 far eth0; addr node up0 10.11.1.254/24; addr far eth0 10.11.1.2/24; ip -n far route add default via 10.11.1.254
ip -n node route add default via 10.11.1.2; at node sysctl -qw net.ipv4.neigh.cali1.proxy_delay=0
`;

export const LOOP = `
ns h1 h2 s1 s2
for i in 1 2; do br s$i br0; cable h$i eth0 s$i p0; port s$i p0 br0; addr h$i eth0 10.12.0.$i/24; done
cable s1 x1 s2 x1; cable s1 x2 s2 x2
for i in 1 2; do port s$i x1 br0; port s$i x2 br0; done
`;

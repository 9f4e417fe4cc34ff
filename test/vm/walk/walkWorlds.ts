/**
 * The worlds of the lessons, in one machine side by side, as scripts for `vm`. MAC addresses of containers are made of
 * their addresses, so that paths can be written by hand.
 */
const quiet = `
set -e
host() { patchbay-host exec "$1" -- "\${@:2}"; }
`;

/** vm-bridge's and veth-bridge's switch, vlan's, and macvlan's siblings, on the machine itself; toyvm.c is in /tmp. */
export const SWITCHES = `${quiet}
wire() { # NETNS LINK PORT BRIDGE ADDRESS/LEN
  ip netns add "$1"
  ip link add "$3" type veth peer name "$2" netns "$1"
  ip link set "$3" master "$4" up
  ip -n "$1" link set "$2" up
  ip -n "$1" address add "$5" dev "$2"
}
ip link add br0 type bridge
ip address add 192.168.3.1/24 dev br0
ip link set br0 up
wire red eth0 veth-red br0 192.168.3.11/24
wire green eth0 veth-green br0 192.168.3.12/24
wire blue eth0 veth-blue br0 192.168.3.13/24

ip tuntap add tap1 mode tap
ip link set tap1 master br0 up
cd /tmp && gcc -o toyvm toyvm.c
setsid ./toyvm vm1 192.168.3.102 tap1 >/dev/null 2>&1 </dev/null &

ip link add br1 type bridge vlan_filtering 1 vlan_default_pvid 0
ip link set br1 up
wire pc eth0 veth-pc br1 10.10.0.1/24
bridge vlan add dev veth-pc vid 10 pvid untagged
ip netns add far
ip link add trunk0 type veth peer name trunk1 netns far
ip link set trunk0 master br1 up
bridge vlan add dev trunk0 vid 10
ip -n far link set trunk1 up
ip -n far link add trunk1.10 link trunk1 type vlan id 10
ip -n far address add 10.10.0.2/24 dev trunk1.10
ip -n far link set trunk1.10 up

ip link add parent type dummy
ip link set parent up
for n in 1 2; do
  ip netns add m$n
  ip link add mv0 netns m$n link parent type macvlan mode bridge
  ip -n m$n address add 10.9.0.$n/24 dev mv0
  ip -n m$n link set mv0 up
done
`;

/** container-nat: c1 behind the server's bridge, masqueraded, with port 8080 published; the laptop on the LAN. */
export const NAT = `${quiet}
patchbay-host add lan1 server laptop
patchbay-host underlay lan1 server:enp0s8:192.168.31.101/24 laptop:enp0s8:192.168.31.20/24
host server bash -e <<'HOST'
sysctl -qw net.ipv4.ip_forward=1
ip link add br0 type bridge
ip address add 172.18.0.1/24 dev br0
ip link set br0 up
ip netns add c1
ip link add veth-c1 type veth peer name eth0 netns c1
ip link set veth-c1 master br0 up
ip -n c1 address add 172.18.0.11/24 dev eth0
ip -n c1 link set eth0 up
ip -n c1 route add default via 172.18.0.1
nft -f - <<NFT
table ip nat {
  chain pre { type nat hook prerouting priority -100; iifname "enp0s8" tcp dport 8080 dnat to 172.18.0.11:80; }
  chain post { type nat hook postrouting priority 100; ip saddr 172.18.0.0/24 oifname "enp0s8" masquerade; }
}
NFT
HOST
setsid patchbay-host exec server --netns c1 -- socat TCP-LISTEN:80,fork,reuseaddr EXEC:/bin/true >/dev/null 2>&1 </dev/null &
`;

/**
 * vxlan-p2p (VNI 42, 10.20.1.0/24, from a to b), geneve (VNI 7, 10.30.1.0/24) and vxlan-multicast (VNI 9, a container1
 * on each of a, b and c in 10.40.1.0/24, group 239.1.1.1).
 */
export const TUNNELS = `${quiet}
patchbay-host add lan a b c
patchbay-host underlay lan a:enp0s8:192.168.8.100/24 b:enp0s8:192.168.8.101/24 c:enp0s8:192.168.8.102/24
pair() { # HOST OWN OTHER NUMBER
  host "$1" ip -batch - <<BATCH
link add vxlan0 type vxlan id 42 dstport 4789 local $2 remote $3 dev enp0s8
address add 10.20.1.$4/24 dev vxlan0
link set vxlan0 up
link add geneve0 type geneve id 7 remote $3
address add 10.30.1.$4/24 dev geneve0
link set geneve0 up
BATCH
}
pair a 192.168.8.100 192.168.8.101 2
pair b 192.168.8.101 192.168.8.100 3
number=10
for name in a b c; do
  number=$((number + 1))
  host $name bash -e <<HOST
ip link add br0 type bridge
ip link set br0 up
ip link add vxlan9 type vxlan id 9 dstport 4790 group 239.1.1.1 dev enp0s8
ip link set vxlan9 master br0 up
ip netns add container1
ip link add veth0 type veth peer name eth0 netns container1
ip link set veth0 master br0 up
ip -n container1 link set eth0 address 02:00:00:00:00:$number mtu 1450 up
ip -n container1 address add 10.40.1.$number/24 dev eth0
HOST
done
`;

/**
 * ipvlan's namespaces in L2 (i1, i2), L3 (x1, x2) and L3s mode (s1, at the end of a cable), and tun's program behind its
 * NIC, which answers for 10.7.0.0/24.
 */
export const NICS = `${quiet}
for parent in ipl2 ipl3; do
  ip link add $parent type dummy
  ip link set $parent up
done
room() { # NETNS PARENT MODE ADDRESS/LEN
  ip netns add "$1"
  ip link add iv0 netns "$1" link "$2" type ipvlan mode "$3"
  ip -n "$1" address add "$4" dev iv0
  ip -n "$1" link set iv0 up
}
room i1 ipl2 l2 10.8.0.1/24
room i2 ipl2 l2 10.8.0.2/24
room x1 ipl3 l3 10.81.0.1/24
room x2 ipl3 l3 10.82.0.1/24
for n in 1 2; do ip -n x$n route add default dev iv0; done
ip netns add far
ip link add ipl3s type veth peer name eth0 netns far
ip link set ipl3s up
ip -n far address add 10.83.0.2/24 dev eth0
ip -n far link set eth0 up
ip -n far route add 10.84.0.0/24 via 10.83.0.1
ip address add 10.83.0.1/24 dev ipl3s
room s1 ipl3s l3s 10.84.0.1/24
ip -n s1 route add default dev iv0
cd /tmp && gcc -o mytun mytun.c
setsid ./mytun -r -n tun7 >/dev/null 2>&1 </dev/null &
until ip link show tun7 >/dev/null 2>&1; do sleep 0.1; done
ip address add 10.7.0.1/24 dev tun7
ip link set tun7 up
`;

/** docker0: web behind it with port 80 published as 8080, on a machine that shares a LAN with laptop. */
export const DOCKER = `${quiet}
patchbay-host add lan laptop
patchbay-host underlay lan vm:enp0s8:192.168.31.101/24 laptop:enp0s8:192.168.31.20/24
docker run -d --name web -p 8080:80 patchbay/busybox httpd -f -p 80 -h /
`;

/** vxlan-registry: a container5 on a and on b, whose VTEPs (VNI 5) have static entries for each other and answer ARP. */
export const REGISTRY = `${quiet}
patchbay-host add lan a b
patchbay-host underlay lan a:enp0s8:192.168.8.100/24 b:enp0s8:192.168.8.101/24
side() { # HOST OWN OTHER NUMBER OTHER-NUMBER
  host "$1" bash -e <<HOST
ip link add br5 type bridge
ip link set br5 up
ip link add vxlan5 type vxlan id 5 dstport 4789 local $2 dev enp0s8 proxy nolearning
ip link set vxlan5 master br5 up
ip netns add container5
ip link add veth5 type veth peer name eth0 netns container5
ip link set veth5 master br5 up
ip -n container5 link set eth0 address 02:00:00:00:05:$4 mtu 1450 up
ip -n container5 address add 10.50.1.$4/24 dev eth0
bridge fdb append 02:00:00:00:05:$5 dev vxlan5 dst $3
ip neigh add 10.50.1.$5 lladdr 02:00:00:00:05:$5 dev vxlan5 nud permanent
HOST
}
side a 192.168.8.100 192.168.8.101 11 12
side b 192.168.8.101 192.168.8.100 12 11
`;

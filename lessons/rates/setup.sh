# Host a with three containers made by hand, as in the lesson container-nat, and host b. Two LANs join them, one for
# macvlan's children and one for ipvlan's, since an interface cannot be the parent of both.
patchbay-host underlay lan a:enp0s8:192.168.8.100/24 b:enp0s8:192.168.8.101/24
patchbay-host underlay lab a:enp0s9:192.168.9.100/24 b:enp0s9:192.168.9.101/24

patchbay-host exec a -- bash -eu <<'HOST'
sysctl -q -w net.ipv4.ip_forward=1
ip link add br0 type bridge
ip address add 172.18.0.1/24 dev br0
ip link set br0 up
for number in 1 2 3; do
  ip netns add c$number
  ip link add veth-c$number type veth peer name eth0 netns c$number
  ip link set veth-c$number master br0 up
  ip -n c$number -batch - <<BATCH
link set lo up
address add 172.18.0.1$number/24 dev eth0
link set eth0 up
route add default via 172.18.0.1
BATCH
done
HOST

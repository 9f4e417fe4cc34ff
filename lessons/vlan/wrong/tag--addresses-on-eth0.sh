# The VLAN interfaces are there, and the addresses are on the interfaces below them: the pings carry no tag.
# says: /its path: eth0 in pc1 (?s:.)*What is sent through eth0 itself has no tag/
ip link add trunk0 type veth peer name trunk1
ip link set trunk0 master br0 up
ip link set trunk1 master br1 up
for n in 1 3; do
  ip -n pc$n link add link eth0 name eth0.10 type vlan id 10
  ip -n pc$n link set eth0.10 up
  ip -n pc$n address add 192.168.10.$n/24 dev eth0
done

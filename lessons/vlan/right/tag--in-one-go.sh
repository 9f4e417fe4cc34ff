# Made from inside the rooms, with other names, and one MTU for all; the trunk is plugged in with brctl, at the end.
for n in 1 3; do
  ip netns exec pc$n ip link add name ten link eth0 up type vlan protocol 802.1Q id 10
  ip netns exec pc$n ip address add 192.168.10.$n/24 broadcast + dev ten
done
ip link add trunk1 up type veth peer name trunk0
ip link set trunk0 up
brctl addif br0 trunk0
brctl addif br1 trunk1

# Names of one's own, and brctl.
ip link add trunk0 up type veth peer name trunk1
ip link set trunk1 up
brctl addif br0 trunk0
brctl addif br1 trunk1
ip -n pc1 link add link eth0 name ten type vlan id 10
ip -n pc1 address add 192.168.10.1/24 dev ten
ip -n pc1 link set ten up
ip -n pc3 link add link eth0 name vlan10 type vlan id 10
ip -n pc3 address add 192.168.10.3/24 dev vlan10
ip -n pc3 link set vlan10 up

# Two numbers.
# says: /seen: eth0\.20: id \d/
ip link add trunk0 type veth peer name trunk1
ip link set trunk0 master br0 up
ip link set trunk1 master br1 up
ip -n pc1 link add link eth0 name eth0.10 type vlan id 10
ip -n pc1 address add 192.168.10.1/24 dev eth0.10
ip -n pc1 link set eth0.10 up
ip -n pc3 link add link eth0 name eth0.20 type vlan id 20
ip -n pc3 address add 192.168.10.3/24 dev eth0.20
ip -n pc3 link set eth0.20 up

# One end of the trunk is not plugged in.
# says: /pc1 asked for the MAC address of 192\.168\.10\.3 (?s:.)*trunk1 on vm(?s:.)*Both ends of the trunk need a master/
ip link add trunk0 type veth peer name trunk1
ip link set trunk0 master br0 up
ip link set trunk1 up
ip -n pc1 link add link eth0 name eth0.10 type vlan id 10
ip -n pc1 address add 192.168.10.1/24 dev eth0.10
ip -n pc1 link set eth0.10 up
ip -n pc3 link add link eth0 name eth0.10 type vlan id 10
ip -n pc3 address add 192.168.10.3/24 dev eth0.10
ip -n pc3 link set eth0.10 up

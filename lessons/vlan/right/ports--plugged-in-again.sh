# port2 is unplugged and plugged in again: it begins in VLAN 1 once more, and is moved after that.
ip link set br0 type bridge vlan_filtering 1
bridge vlan add dev port1 vid 10 pvid untagged
bridge vlan del dev port1 vid 1
ip link set port2 nomaster
ip link set port2 master br0
bridge vlan add dev port2 vid 20 pvid untagged
bridge vlan del dev port2 vid 1

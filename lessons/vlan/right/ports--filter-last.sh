# The table is filled first, and switched on last.
bridge vlan add dev port1 vid 10 pvid untagged
bridge vlan del dev port1 vid 1
bridge vlan add dev port2 vid 20 pvid untagged
bridge vlan del dev port2 vid 1
ip link set dev br0 type bridge vlan_filtering 1

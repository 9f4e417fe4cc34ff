# Tagged ports, for rooms that know no tags.
# says: /seen: VLAN (10 on port1|20 on port2) tagged/
ip link set br0 type bridge vlan_filtering 1
bridge vlan add dev port1 vid 10
bridge vlan del dev port1 vid 1
bridge vlan add dev port2 vid 20
bridge vlan del dev port2 vid 1

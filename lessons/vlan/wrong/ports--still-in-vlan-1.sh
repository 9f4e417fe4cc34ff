# The ports have a new VLAN each, and are left in the old one as well.
# says: /seen: VLAN 1 on port[12]/
ip link set br0 type bridge vlan_filtering 1
bridge vlan add dev port1 vid 10 pvid untagged
bridge vlan add dev port2 vid 20 pvid untagged

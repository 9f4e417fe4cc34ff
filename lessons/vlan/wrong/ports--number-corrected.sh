# 20 was a slip, 10 was added after it, and 20 was not taken away again.
# says: /seen: VLAN 20 on port1/
ip link set br0 type bridge vlan_filtering 1
bridge vlan add dev port1 vid 20 pvid untagged
bridge vlan add dev port1 vid 10 pvid untagged
bridge vlan del dev port1 vid 1
bridge vlan add dev port2 vid 20 pvid untagged
bridge vlan del dev port2 vid 1

# Only one end of the trunk.
# says: /seen: no VLAN (10|20); there is 1/
ip link set br1 type bridge vlan_filtering 1
bridge vlan add dev port3 vid 10 pvid untagged
bridge vlan del dev port3 vid 1
bridge vlan add dev port4 vid 20 pvid untagged
bridge vlan del dev port4 vid 1
bridge vlan add dev trunk0 vid 10
bridge vlan add dev trunk0 vid 20

# Both VLANs lose their tags on the trunk.
# says: /seen: VLAN (10|20) on trunk[01] untagged/
ip link set br1 type bridge vlan_filtering 1
bridge vlan add dev port3 vid 10 pvid untagged
bridge vlan del dev port3 vid 1
bridge vlan add dev port4 vid 20 pvid untagged
bridge vlan del dev port4 vid 1
bridge vlan add dev trunk0 vid 10 untagged
bridge vlan add dev trunk0 vid 20 untagged
bridge vlan add dev trunk1 vid 10 untagged
bridge vlan add dev trunk1 vid 20 untagged

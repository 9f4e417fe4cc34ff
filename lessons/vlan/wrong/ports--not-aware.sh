# The table is filled, and nobody reads it.
# says: /seen: br0: vlan_filtering 0/
bridge vlan add dev port1 vid 10 pvid untagged
bridge vlan del dev port1 vid 1
bridge vlan add dev port2 vid 20 pvid untagged
bridge vlan del dev port2 vid 1

# br1 has the table, and does not read it.
# says: /seen: br1: vlan_filtering 0/
bridge vlan add dev port3 vid 10 pvid untagged
bridge vlan del dev port3 vid 1
bridge vlan add dev port4 vid 20 pvid untagged
bridge vlan del dev port4 vid 1
for t in 0 1; do for v in 10 20; do bridge vlan add dev trunk$t vid $v; done; done

# port3 and port4 have a new VLAN each, and are left in the old one as well.
# says: /seen: VLAN 1 on port[34]/
ip link set br1 type bridge vlan_filtering 1
bridge vlan add dev port3 vid 10 pvid untagged
bridge vlan add dev port4 vid 20 pvid untagged
for t in 0 1; do for v in 10 20; do bridge vlan add dev trunk$t vid $v; done; done

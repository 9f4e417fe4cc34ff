# Copied from the ports: frames without a tag would count as VLAN 20's.
# says: /seen: VLAN 20 on trunk[01] tagged as PVID/
ip link set br1 type bridge vlan_filtering 1
bridge vlan add dev port3 vid 10 pvid untagged
bridge vlan del dev port3 vid 1
bridge vlan add dev port4 vid 20 pvid untagged
bridge vlan del dev port4 vid 1
for t in 0 1; do for v in 10 20; do bridge vlan add dev trunk$t vid $v pvid; done; done

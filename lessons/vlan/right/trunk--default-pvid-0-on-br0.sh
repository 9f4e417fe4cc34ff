# br0 without the default VLAN since the step before.
ip link set br0 type bridge vlan_default_pvid 0
ip link set br1 type bridge vlan_filtering 1 vlan_default_pvid 0
bridge vlan add dev port3 vid 10 pvid untagged
bridge vlan add dev port4 vid 20 pvid untagged
for t in 0 1; do bridge vlan add dev trunk$t vid 1-4094; done

# The address stands alone.
# says: /seen: 10\.42\.0\.14/32 is on eth0/
patchbay-host exec server -- ip link add link enp0s8 name v type vlan id 42
patchbay-host exec server -- ip link set v up
patchbay-host exec server -- ip netns add yellow
patchbay-host exec server -- ip link add link v name child type macvlan mode bridge
patchbay-host exec server -- ip link set child netns yellow name eth0
patchbay-host exec server -- ip -n yellow address add 10.42.0.14/32 dev eth0
patchbay-host exec server -- ip -n yellow link set eth0 up

# Another name for the VLAN interface, and another mode.
patchbay-host exec server -- ip netns add yellow
patchbay-host exec server -- ip link add link enp0s8 name v42 type vlan id 42
patchbay-host exec server -- ip link set v42 up
patchbay-host exec server -- ip link add link v42 name eth0 netns yellow type macvlan mode private
patchbay-host exec server -- ip -n yellow address add 10.42.0.14/24 dev eth0
patchbay-host exec server -- ip -n yellow link set eth0 up

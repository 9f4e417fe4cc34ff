# Straight on the real interface: the frames carry no tag.
# says: /no vlan link on server/
patchbay-host exec server -- ip netns add yellow
patchbay-host exec server -- ip link add link enp0s8 name child type macvlan mode bridge
patchbay-host exec server -- ip link set child netns yellow name eth0
patchbay-host exec server -- ip -n yellow address add 10.42.0.14/24 dev eth0
patchbay-host exec server -- ip -n yellow link set eth0 up

# Made right where it belongs, and the address given after it is on.
patchbay-host exec server -- ip netns add red
patchbay-host exec server -- ip link add link enp0s8 name eth0 netns red type macvlan mode bridge
patchbay-host exec server -- ip -n red link set eth0 up
patchbay-host exec server -- ip -n red address add 192.168.8.11/24 dev eth0

# A route for each room, and another name.
patchbay-host exec server -- ip link add link enp0s8 name host0 type ipvlan mode l2
patchbay-host exec server -- ip link set host0 up
patchbay-host exec server -- ip address add 192.168.8.99/32 dev host0
patchbay-host exec server -- ip route add 192.168.8.11 dev host0
patchbay-host exec server -- ip route add 192.168.8.12 dev host0

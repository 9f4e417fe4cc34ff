# The server's own address moves to the new interface, so that no route has to be added.
patchbay-host exec server -- ip link add link enp0s8 name host0 type macvlan mode bridge
patchbay-host exec server -- ip address del 192.168.8.100/24 dev enp0s8
patchbay-host exec server -- ip address add 192.168.8.100/24 dev host0
patchbay-host exec server -- ip link set host0 up

# Without a mode the interface is of mode l3, and takes all its siblings with it.
# says: /seen: own: mode l3/
patchbay-host exec server -- ip link add link enp0s8 name own type ipvlan
patchbay-host exec server -- ip address add 192.168.8.110/32 dev own
patchbay-host exec server -- ip link set own up
patchbay-host exec server -- ip route add 192.168.8.8/29 dev own

# A route, but not through the new interface.
# says: /server → red \([A-Z, ]+\): it does not arrive(?s:.)*and its address, not those of enp0s8/
patchbay-host exec server -- ip link add link enp0s8 name own type ipvlan mode l2
patchbay-host exec server -- ip address add 192.168.8.110/32 dev own
patchbay-host exec server -- ip link set own up
patchbay-host exec server -- ip route add 192.168.8.8/29 dev enp0s8

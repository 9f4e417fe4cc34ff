# The server moves its own address up, as one would with a bridge. That works in l2, and in no step after it.
# says: /seen: 192\.168\.8\.100/24 is on own/
patchbay-host exec server -- ip link add link enp0s8 name own type ipvlan mode l2
patchbay-host exec server -- ip address flush dev enp0s8
patchbay-host exec server -- ip address add 192.168.8.100/24 dev own
patchbay-host exec server -- ip link set own up

# The server has a route, but it leads into the wall.
# says: /seen: server → blue \([A-Z, ]+\): it does not arrive/
patchbay-host exec server -- ip netns add blue
patchbay-host exec server -- ip link add link enp0s9 name child type ipvlan mode l3s
patchbay-host exec server -- ip link set child netns blue name eth0
patchbay-host exec server -- ip -n blue address add 10.9.0.13/24 dev eth0
patchbay-host exec server -- ip -n blue link set eth0 up
patchbay-host exec server -- ip -n blue route add default dev eth0
patchbay-host exec laptop -- ip route add 10.9.0.0/24 via 192.168.9.100
patchbay-host exec server -- ip route add 10.9.0.0/24 dev enp0s9

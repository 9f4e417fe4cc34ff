# The server's own interface takes the mode of all back to l3.
# says: /seen: eth0: mode l3/
patchbay-host exec server -- ip netns add blue
patchbay-host exec server -- ip link add link enp0s9 name child type ipvlan mode l3s
patchbay-host exec server -- ip link set child netns blue name eth0
patchbay-host exec server -- ip -n blue address add 10.9.0.13/24 dev eth0
patchbay-host exec server -- ip -n blue link set eth0 up
patchbay-host exec server -- ip -n blue route add default dev eth0
patchbay-host exec server -- ip link add link enp0s9 name own9 type ipvlan mode l3
patchbay-host exec server -- ip address add 10.9.0.1/24 dev own9
patchbay-host exec server -- ip link set own9 up
patchbay-host exec laptop -- ip route add 10.9.0.0/24 via 192.168.9.100

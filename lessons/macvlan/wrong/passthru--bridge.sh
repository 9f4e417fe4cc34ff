# It works, but the interface is not given away.
# says: /seen: eth0: mode bridge/
patchbay-host exec server -- ip netns add blue
patchbay-host exec server -- ip link add link enp0s9 name child type macvlan mode bridge
patchbay-host exec server -- ip link set child netns blue name eth0
patchbay-host exec server -- ip -n blue address add 192.168.9.13/24 dev eth0
patchbay-host exec server -- ip -n blue link set eth0 up

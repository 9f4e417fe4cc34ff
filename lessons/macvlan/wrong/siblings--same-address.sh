# Copied, and the address not changed.
# says: /seen: 192\.168\.8\.11/24 is on eth0/
patchbay-host exec server -- ip netns add green
patchbay-host exec server -- ip link add link enp0s8 name child type macvlan mode bridge
patchbay-host exec server -- ip link set child netns green name eth0
patchbay-host exec server -- ip -n green address add 192.168.8.11/24 dev eth0
patchbay-host exec server -- ip -n green link set eth0 up

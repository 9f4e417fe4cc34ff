# Copied, and the address not changed: the kernel refuses it.
# says: /no address 192\.168\.8\.12/24 on eth0/
patchbay-host exec server -- ip netns add red
patchbay-host exec server -- ip link add link enp0s8 name child type ipvlan mode l2
patchbay-host exec server -- ip link set child netns red name eth0
patchbay-host exec server -- ip -n red address add 192.168.8.11/24 dev eth0
patchbay-host exec server -- ip -n red link set eth0 up
patchbay-host exec server -- ip netns add green
patchbay-host exec server -- ip link add link enp0s8 name child type ipvlan mode l2
patchbay-host exec server -- ip link set child netns green name eth0
patchbay-host exec server -- ip -n green address add 192.168.8.11/24 dev eth0 || true
patchbay-host exec server -- ip -n green link set eth0 up

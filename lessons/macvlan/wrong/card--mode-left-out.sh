# Without a mode it is vepa.
# says: /seen: eth0: mode vepa/
patchbay-host exec server -- ip netns add red
patchbay-host exec server -- ip link add link enp0s8 name child type macvlan 
patchbay-host exec server -- ip link set child netns red name eth0
patchbay-host exec server -- ip -n red address add 192.168.8.11/24 dev eth0
patchbay-host exec server -- ip -n red link set eth0 up

# An interface that may not talk to its siblings.
# says: /seen: own: mode private/
patchbay-host exec server -- ip link add link enp0s8 name own type macvlan mode private
patchbay-host exec server -- ip address add 192.168.8.110/32 dev own
patchbay-host exec server -- ip link set own up
patchbay-host exec server -- ip route add 192.168.8.8/29 dev own

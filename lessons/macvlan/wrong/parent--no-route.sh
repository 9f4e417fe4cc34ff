# The interface is there, but what is for the rooms still leaves through the parent.
# says: /the request went from port1 on lan(?s:.)*should name the new interface, not enp0s8/
patchbay-host exec server -- ip link add link enp0s8 name own type macvlan mode bridge
patchbay-host exec server -- ip address add 192.168.8.110/32 dev own
patchbay-host exec server -- ip link set own up

# The interface is there, but what is for the rooms still leaves through the parent.
# says: /server → red \([A-Z, ]+\): it does not arrive(?s:.)*should name the new interface/
patchbay-host exec server -- ip link add link enp0s8 name own type ipvlan mode l2
patchbay-host exec server -- ip address add 192.168.8.110/32 dev own
patchbay-host exec server -- ip link set own up

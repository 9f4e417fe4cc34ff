# By luck: no way to the new interface, and the switch sends back what leaves through the parent.
# says: /enp0s8 on server → port1 on lan → port1 on lan/
patchbay-host exec server -- bash -e <<'SERVER'
ip link add link enp0s8 own type macvlan mode bridge
ip link set own up
SERVER
patchbay-host exec lan -- bridge link set dev port1 hairpin on

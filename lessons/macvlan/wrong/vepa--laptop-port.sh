# The switch reflects on the laptop's port.
# says: /seen: port1: hairpin false(?s:.)*It is the server's port, port1, .*and not the laptop's/
patchbay-host exec server -- ip -n red link set eth0 type macvlan mode vepa
patchbay-host exec server -- ip -n green link set eth0 type macvlan mode vepa
patchbay-host exec lan -- bridge link set dev port2 hairpin on

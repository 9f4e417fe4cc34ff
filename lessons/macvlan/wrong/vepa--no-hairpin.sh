# The switch does not reflect.
# says: /The switch reflects frames on port1; (?s:.)*seen: port1: hairpin false/
patchbay-host exec server -- ip -n red link set eth0 type macvlan mode vepa
patchbay-host exec server -- ip -n green link set eth0 type macvlan mode vepa

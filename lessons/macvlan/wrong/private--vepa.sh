# Parted too, but only until a switch reflects frames.
# says: /seen: eth0: mode vepa/
patchbay-host exec server -- ip -n green link set eth0 type macvlan mode vepa

# Parted too, but only until a switch reflects frames.
patchbay-host exec server -- ip -n green link set eth0 type macvlan mode vepa

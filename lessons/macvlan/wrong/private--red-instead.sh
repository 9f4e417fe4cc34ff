# The other room.
patchbay-host exec server -- ip -n red link set eth0 type macvlan mode private

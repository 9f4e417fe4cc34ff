# The other room.
# says: /green's interface is in mode private(?s:.)*seen: eth0: mode bridge/
patchbay-host exec server -- ip -n red link set eth0 type macvlan mode private

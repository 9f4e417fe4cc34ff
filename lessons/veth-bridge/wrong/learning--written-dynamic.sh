# The entry is written by hand, and looks like a learned one.
# says: /seen: It was written by a command/
ip -n red link set eth0 address 02:00:00:00:00:11
bridge fdb replace 02:00:00:00:00:11 dev veth-red master dynamic

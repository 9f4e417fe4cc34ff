# An entry made by hand is permanent, and nothing was learned.
# says: /on veth-red \(static\)/
ip -n red link set eth0 address 02:00:00:00:00:11
bridge fdb add 02:00:00:00:00:11 dev veth-red master static

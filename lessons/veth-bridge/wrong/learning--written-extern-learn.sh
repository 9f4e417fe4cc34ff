# The entry is written by hand, as a control plane does.
# says: /on veth-red \(extern_learn\)/
ip -n red link set eth0 address 02:00:00:00:00:11
bridge fdb replace 02:00:00:00:00:11 dev veth-red master extern_learn

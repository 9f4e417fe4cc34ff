# An entry made by hand, and nothing was learned.
# says: /is on vxlan0 towards 192\.168\.8\.101 \(static\)/
patchbay-host exec b -- ip -n container1 link set eth0 address 02:00:00:00:00:12
patchbay-host exec a -- bridge fdb add 02:00:00:00:00:12 dev vxlan0 dst 192.168.8.101 static

# On a, the entries for b's and c's containers are swapped.
# says: /is on vxlan0 towards 192\.168\.8\.10[12]/
patchbay-host exec a -- bash -e -c '
bridge fdb add 02:00:00:00:00:12 dev vxlan0 dst 192.168.8.102
bridge fdb add 02:00:00:00:00:13 dev vxlan0 dst 192.168.8.101'
patchbay-host exec b -- bash -e -c '
bridge fdb add 02:00:00:00:00:11 dev vxlan0 dst 192.168.8.100
bridge fdb add 02:00:00:00:00:13 dev vxlan0 dst 192.168.8.102'
patchbay-host exec c -- bash -e -c '
bridge fdb add 02:00:00:00:00:11 dev vxlan0 dst 192.168.8.100
bridge fdb add 02:00:00:00:00:12 dev vxlan0 dst 192.168.8.101'

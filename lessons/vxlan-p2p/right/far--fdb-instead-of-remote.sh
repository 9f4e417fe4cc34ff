# The same through the forwarding table, where `remote` ends up as well.
patchbay-host exec b -- bash -e -c '
ip link add vxlan0 up type vxlan id 42 dstport 4789 local 192.168.8.101 dev enp0s8
bridge fdb append 00:00:00:00:00:00 dev vxlan0 dst 192.168.8.100
ip address add 10.20.1.3/24 broadcast + dev vxlan0'

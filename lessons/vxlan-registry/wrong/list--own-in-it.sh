# One list for all: each host sends to itself too, and its bridge learns its own container behind the tunnel.
# says: /10\.20\.1\.12 did not reply(?s:.)*No host is in its own list/
for host in a b c; do
  patchbay-host exec $host -- bash -e -c '
ip link add vxlan0 type vxlan id 42 dstport 4789 dev enp0s8 nolearning
ip link set vxlan0 master br0 up
for n in 100 101 102; do bridge fdb append 00:00:00:00:00:00 dev vxlan0 dst 192.168.8.$n; done'
done

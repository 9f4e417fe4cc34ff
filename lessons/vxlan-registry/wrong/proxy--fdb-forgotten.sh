# The new VTEP answers, and does not know where to send.
# says: /no FDB entry for/
patchbay-host exec a -- bash -e -c '
ip link del vxlan0
ip link add vxlan0 type vxlan id 42 dstport 4789 local 192.168.8.100 dev enp0s8 nolearning proxy
ip link set vxlan0 master br0 up
for n in 12 13; do
  ip neighbour add 10.20.1.$n lladdr 02:00:00:00:00:$n dev vxlan0 nud permanent
done'

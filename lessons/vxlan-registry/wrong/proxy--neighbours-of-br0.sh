# The neighbour entries are on br0. The VTEP answers from its own, those of vxlan0.
# says: /10\.20\.1\.1[23] is on br0/
patchbay-host exec a -- bash -e -c '
ip link del vxlan0
ip link add vxlan0 type vxlan id 42 dstport 4789 local 192.168.8.100 dev enp0s8 nolearning proxy
ip link set vxlan0 master br0 up
for n in 12:101 13:102; do
  bridge fdb add 02:00:00:00:00:${n%:*} dev vxlan0 dst 192.168.8.${n#*:}
  ip neighbour add 10.20.1.${n%:*} lladdr 02:00:00:00:00:${n%:*} dev br0 nud permanent
done'

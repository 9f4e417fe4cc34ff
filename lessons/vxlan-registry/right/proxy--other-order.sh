# Neighbours first, no list of partners, `replace` everywhere, up at the end.
patchbay-host exec a -- bash -e -c '
ip link del vxlan0
ip link add vxlan0 type vxlan proxy nolearning id 42 local 192.168.8.100 dstport 4789 dev enp0s8
for n in 12:101 13:102; do
  ip neigh replace 10.20.1.${n%:*} lladdr 02:00:00:00:00:${n%:*} dev vxlan0
  bridge fdb replace 02:00:00:00:00:${n%:*} dev vxlan0 dst 192.168.8.${n#*:} self static
done
ip link set dev vxlan0 up
brctl addif br0 vxlan0'

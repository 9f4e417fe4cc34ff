# Only a's tunnel has the smaller MTU.
# says: /seen: vxlan0: MTU 1450/
for host in a b; do
  patchbay-host exec $host -- ip link set enp0s8 mtu 1400
done
patchbay-host exec a -- ip link set vxlan0 mtu 1350

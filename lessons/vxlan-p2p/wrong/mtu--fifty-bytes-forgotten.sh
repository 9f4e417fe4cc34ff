# 1400 on the VTEPs too: refused once the underlay has 1400, so done before.
# says: /seen: vxlan0: MTU 1400/
for host in a b; do
  patchbay-host exec $host -- ip link set vxlan0 mtu 1400
  patchbay-host exec $host -- ip link set enp0s8 mtu 1400
done

for host in b a; do
  patchbay-host exec $host -- ip link set vxlan0 mtu 1350
  patchbay-host exec $host -- ip link set enp0s8 mtu 1400
done

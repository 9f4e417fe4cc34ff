# a's overlay address is on the wrong interface. Linux answers ARP for it all the same, and a sends past the tunnel.
# says: /its path: enp0s8 on a → port1 on lan/
for host in a:2 b:3 c:4; do
  patchbay-host exec ${host%:*} -- bash -e -c '
ip link add vxlan0 up type vxlan id 42 dstport 4789 group 239.1.1.1 dev enp0s8
card=vxlan0
[ "$1" != 2 ] || card=enp0s8
ip address add 10.20.1.$1/24 dev $card' - ${host#*:}
done

# c's interface of the underlay is in the bridge too.
# says: /seen: enp0s8: master br0/
for host in a:2 b:3 c:4; do
  patchbay-host exec ${host%:*} -- bash -e -c '
ip link add br0 up type bridge
ip link set vxlan0 master br0
[ $1 != 4 ] || ip link set enp0s8 master br0
ip address del 10.20.1.$1/24 dev vxlan0
ip address add 10.20.1.$1/24 dev br0' - ${host#*:}
done

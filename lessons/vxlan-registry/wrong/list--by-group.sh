# As in the lesson before: the network copies, and there is no list.
# says: /is on vxlan0 towards 239\.1\.1\.1/
for host in a:100 b:101 c:102; do
  patchbay-host exec ${host%:*} -- bash -e -c '
ip link add vxlan0 type vxlan id 42 dstport 4789 group 239.1.1.1 local 192.168.8.$1 dev enp0s8 nolearning
ip link set vxlan0 master br0 up' - ${host#*:}
done

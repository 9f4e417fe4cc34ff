# Only one partner in each list: a second `add` is refused.
# says: /towards 192\.168\.8\.101 \(permanent\)(?s:.)*the kernel refuses a second .add./
for host in a:100 b:101 c:102; do
  patchbay-host exec ${host%:*} -- bash -e -c '
ip link add vxlan0 type vxlan id 42 dstport 4789 local 192.168.8.$1 dev enp0s8 nolearning
ip link set vxlan0 master br0 up
for n in 100 101 102; do
  [ $n = $1 ] || bridge fdb add 00:00:00:00:00:00 dev vxlan0 dst 192.168.8.$n 2>/dev/null || true
done' - ${host#*:}
done

# a's VTEP begins empty too; the program runs in the background, and has read the registry.
for host in a:100 b:101 c:102; do
  patchbay-host exec ${host%:*} -- bash -e -c '
ip link del vxlan0
ip link add vxlan0 up type vxlan id 42 dstport 4789 local 192.168.8.$1 dev enp0s8 proxy nolearning
brctl addif br0 vxlan0
setsid /root/lesson/follow >/dev/null 2>&1 </dev/null &
until [ "$(bridge fdb show dev vxlan0 | grep -c "dst")" = 2 ]; do sleep 0.3; done' - ${host#*:}
done

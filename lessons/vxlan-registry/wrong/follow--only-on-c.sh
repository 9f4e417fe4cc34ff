# Both VTEPs are new, and `follow` runs on c only: b's tables stay empty.
# says: /no such process runs on [ab]/
for host in b:101 c:102; do
  patchbay-host exec ${host%:*} -- bash -e -c '
ip link del vxlan0
ip link add vxlan0 type vxlan id 42 dstport 4789 local 192.168.8.$1 dev enp0s8 nolearning proxy
ip link set vxlan0 master br0 up' - ${host#*:}
done
patchbay-host exec c -- bash -c 'setsid /root/lesson/follow >/dev/null 2>&1 </dev/null &'

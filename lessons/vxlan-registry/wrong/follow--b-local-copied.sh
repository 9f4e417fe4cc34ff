# b's VTEP was copied from c, and sends from an address that b does not have.
# says: /10\.20\.1\.11 did not reply(?s:.)*.local. is b's own address/
for host in b c; do
  patchbay-host exec $host -- bash -e -c '
ip link del vxlan0
ip link add vxlan0 type vxlan id 42 dstport 4789 local 192.168.8.102 dev enp0s8 nolearning proxy
ip link set vxlan0 master br0 up'
done
for host in a b c; do patchbay-host exec $host -- bash -c 'setsid /root/lesson/follow >/dev/null 2>&1 </dev/null &'; done
sleep 3

# c is in another multicast group, and hears nothing of the others.
# says: /seen: vxlan0: group 239\.1\.1\.2/
i=2
for host in a:1 b:1 c:2; do
  patchbay-host exec ${host%:*} -- ip -batch - <<B
link add vxlan0 type vxlan id 42 dstport 4789 group 239.1.1.${host#*:} dev enp0s8
addr add 10.20.1.$i/24 dev vxlan0
link set vxlan0 up
B
  i=$((i + 1))
done

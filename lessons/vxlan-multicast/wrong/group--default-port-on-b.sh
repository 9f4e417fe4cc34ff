# b uses UDP port 8472, Linux's own default, and the others use 4789.
# says: /seen: vxlan0: port 8472/
i=2
for host in a:4789 b:8472 c:4789; do
  patchbay-host exec ${host%:*} -- ip -batch - <<B
link add vxlan0 type vxlan id 42 dstport ${host#*:} group 239.1.1.1 dev enp0s8
addr add 10.20.1.$i/24 dev vxlan0
link set vxlan0 up
B
  i=$((i + 1))
done
